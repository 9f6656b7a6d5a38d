import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { simulatedEntra } from '../testing/index.ts'
import { entraKeys, type KeyFetch } from './entra-keys.ts'

/** jose measures ages by the system's clock. */
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())
const secondsPass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000)

const answering = (respond: KeyFetch) => {
  const fetch = vi.fn<KeyFetch>(respond)
  return { fetch, keys: entraKeys({ fetch }) }
}

test('fetches the keys once, also when many tabs come at once', async () => {
  const entra = await simulatedEntra()
  const { fetch, keys } = answering(entra.fetch)
  const found = await Promise.all(Array.from({ length: 10 }, () => keys.find('entra-1')))
  expect(found.every((key) => key?.issuer === 'https://login.microsoftonline.com/{tenantid}/v2.0')).toBe(true)
  expect(fetch).toHaveBeenCalledTimes(1)
})

test('finds a rotated key by looking again, once in half a minute however many unknown ids come', async () => {
  const entra = await simulatedEntra()
  const { fetch, keys } = answering(entra.fetch)
  await keys.find('entra-1')
  await entra.keys.rotate()
  for (let round = 0; round < 20; round++) expect(await keys.find(crypto.randomUUID())).toBeUndefined()
  expect(fetch).toHaveBeenCalledTimes(1)
  secondsPass(31)
  expect(await keys.find('entra-2')).toBeDefined()
  expect(await keys.find('entra-1')).toBeDefined()
  expect(fetch).toHaveBeenCalledTimes(2)
})

test.each([
  ['an error', () => new Response('sorry', { status: 503 }), '503'],
  ['a redirect', () => Response.redirect('https://elsewhere.example/keys', 302), '302'],
  ['more than 256 KiB', () => new Response('x'.repeat(300_000)), '256 KiB'],
])(
  'has no keys when Entra answers with %s, and leaves it alone for a moment',
  async (_what, respond, says) => {
    const { fetch, keys } = answering(async () => respond())
    for (let round = 0; round < 5; round++)
      await expect(keys.find('entra-1')).rejects.toMatchObject({
        kind: 'upstream',
        code: 'teams.keys-unreachable',
        message: expect.stringContaining(says),
      })
    expect(fetch).toHaveBeenCalledTimes(1)
    secondsPass(6)
    await expect(keys.find('entra-1')).rejects.toMatchObject({ code: 'teams.keys-unreachable' })
    expect(fetch).toHaveBeenCalledTimes(2)
  },
)

test('reports an unreachable Entra in the words of the network', async () => {
  const refused = new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 192.0.2.1:443') })
  await expect(answering(() => Promise.reject(refused)).keys.find('entra-1')).rejects.toMatchObject({
    message: expect.stringContaining('ECONNREFUSED'),
  })
})

test.each(['<html>', '{}', '{"keys": 5}'])('%s is no usable key set', async (body) => {
  await expect(answering(async () => new Response(body)).keys.find('entra-1')).rejects.toMatchObject({
    code: 'teams.keys-invalid',
  })
})

test('never follows redirects, and gives up after five seconds', async () => {
  const timeout = vi.spyOn(AbortSignal, 'timeout')
  const { fetch, keys } = answering(async () => Response.json({ keys: [] }))
  await keys.find('entra-1')
  expect(fetch.mock.calls[0]![1]).toMatchObject({
    redirect: 'manual',
    signal: timeout.mock.results[0]!.value,
  })
  expect(timeout).toHaveBeenCalledWith(5000)
  timeout.mockRestore()
})
