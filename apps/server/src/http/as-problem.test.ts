import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { json } from 'express'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { problemResponse } from './problem-response.ts'

const folder = import.meta.dirname
const logged: string[] = []
const app = express()
const server = createServer(app)
let url: string

beforeAll(async () => {
  app.use('/assets', express.static(folder, { fallthrough: false }))
  app.post('/session', json())
  app.get('/things/:id', () => {})
  app.use(problemResponse(pino({ base: undefined }, { write: (line: string) => void logged.push(line) })))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

test('a file that is not there is not found, and the answer does not say where it was looked for', async () => {
  const response = await fetch(`${url}/assets/old-name.js`)
  expect(response.status).toBe(404)
  const text = await response.text()
  expect(JSON.parse(text)).toMatchObject({ code: 'request.unknown-path' })
  expect(text).not.toContain(folder)
})

test('nothing of a body that is not JSON stands in the log or in the answer', async () => {
  const response = await fetch(`${url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"password":hunter2}',
  })
  expect(response.status).toBe(400)
  expect(await response.text()).not.toContain('hunter2')
  expect(logged.join('')).not.toContain('hunter')
})

test('an address with a broken percent sign is malformed', async () => {
  expect((await fetch(`${url}/things/%E0%A4%A`)).status).toBe(400)
})
