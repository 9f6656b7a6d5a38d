import { expect, test } from 'vitest'
import { reroutedTo } from './rerouted-to.ts'

test.each(['http://127.0.0.1:3100/google', 'http://127.0.0.1:3100/google/'])(
  'asks at %s for what Google has under its own addresses',
  async (base) => {
    const asked: [string, RequestInit][] = []
    const fetch = reroutedTo(base, async (...request) => {
      asked.push(request)
      return new Response()
    })
    const init = { method: 'POST', body: 'next=https://elsewhere.example' }
    await fetch('https://classroom.googleapis.com/v1/courses?pageToken=https://x.example', init)
    expect(asked).toEqual([
      ['http://127.0.0.1:3100/google/classroom.googleapis.com/v1/courses?pageToken=https://x.example', init],
    ])
  },
)
