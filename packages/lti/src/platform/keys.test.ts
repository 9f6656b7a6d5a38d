import { exportJWK, generateKeyPair, type JSONWebKeySet } from 'jose'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aLaunch, simulatedPlatform, simulatedTool, type SimulatedPlatform } from '../testing/index.ts'
import { remoteKeys, type KeyFetch } from './keys.ts'

/** jose measures ages by the system's clock. */
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())
const secondsPass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000)

/** The platform's key set behind a counting fetch, and a tool that uses it. */
function published(platform: SimulatedPlatform, keySet: () => JSONWebKeySet = platform.jwks) {
  const fetch = vi.fn<KeyFetch>(async () => Response.json(keySet()))
  return { fetch, tool: simulatedTool([platform], { keys: remoteKeys({ fetch }) }) }
}

const answering = (respond: KeyFetch) => {
  const fetch = vi.fn<KeyFetch>(respond)
  const keys = remoteKeys({ fetch })
  return { fetch, find: (kid = 'key-1') => keys.find('https://lms.example/jwks', { alg: 'RS256', kid }) }
}

test('fetches the keys of a platform once for many launches, also when they come at once', async () => {
  const platform = await simulatedPlatform()
  const { fetch, tool } = published(platform)
  await Promise.all(Array.from({ length: 10 }, () => tool.launch(platform)))
  await tool.launch(platform)
  expect(fetch).toHaveBeenCalledTimes(1)
})

test('finds a rotated key by looking again, and the old one stays good while published', async () => {
  const platform = await simulatedPlatform()
  const { fetch, tool } = published(platform)
  const before = await tool.login(platform.login())
  const signedBefore = await platform.answer(before.location)
  await tool.launch(platform)
  secondsPass(31)
  await platform.rotateKey()
  await tool.launch(platform)
  await tool.receive(signedBefore, before.binding.secret)
  expect(fetch).toHaveBeenCalledTimes(2)
})

test('looks for an unknown key at most once in half a minute, however many launches name one', async () => {
  const platform = await simulatedPlatform()
  const { fetch, tool } = published(platform)
  await tool.launch(platform)
  const forge = () => tool.launch(platform, aLaunch(), { header: { kid: crypto.randomUUID() } })
  for (let round = 0; round < 20; round++)
    await expect(forge()).rejects.toMatchObject({ code: 'lti.kid-unknown' })
  expect(fetch).toHaveBeenCalledTimes(1)
  secondsPass(31)
  for (let round = 0; round < 20; round++)
    await expect(forge()).rejects.toMatchObject({ code: 'lti.kid-unknown' })
  expect(fetch).toHaveBeenCalledTimes(2)
})

test('drops a key that the platform withdrew within ten minutes', async () => {
  const platform = await simulatedPlatform()
  let keys = platform.jwks()
  const { tool } = published(platform, () => keys)
  await tool.launch(platform)
  keys = { keys: [] }
  secondsPass(601)
  await expect(tool.launch(platform)).rejects.toMatchObject({ code: 'lti.kid-unknown' })
})

test('tries every key of the same id', async () => {
  const platform = await simulatedPlatform()
  await platform.rotateKey('key-1')
  expect(platform.jwks().keys.map((key) => key.kid)).toEqual(['key-1', 'key-1'])
  await expect(published(platform).tool.launch(platform)).resolves.toBeDefined()
  const reversed = published(platform, () => ({ keys: platform.jwks().keys.toReversed() }))
  await expect(reversed.tool.launch(platform)).resolves.toBeDefined()
})

test('takes keys without alg for the algorithms of their type only', async () => {
  const platform = await simulatedPlatform()
  const withoutAlg = () => ({
    keys: platform.jwks().keys.map((key) => ({ ...key, alg: undefined, use: undefined })),
  })
  await expect(published(platform, withoutAlg).tool.launch(platform)).resolves.toBeDefined()
  const elliptic = await simulatedPlatform({ algorithm: 'ES256' })
  await expect(published(elliptic, withoutAlg).tool.launch(elliptic)).rejects.toMatchObject({
    code: 'lti.kid-unknown',
  })
})

test('does not verify with a key meant for encryption', async () => {
  const platform = await simulatedPlatform()
  const encryption = () => ({ keys: platform.jwks().keys.map((key) => ({ ...key, use: 'enc' })) })
  await expect(published(platform, encryption).tool.launch(platform)).rejects.toMatchObject({
    code: 'lti.kid-unknown',
  })
})

test('refuses a key too short to trust', async () => {
  const { publicKey } = await generateKeyPair('RS256', { modulusLength: 2048 })
  const platform = await simulatedPlatform()
  const short = { ...(await exportJWK(publicKey)), kid: 'key-1', n: 'sXchQ0xMQk0' }
  await expect(published(platform, () => ({ keys: [short] })).tool.launch(platform)).rejects.toMatchObject({
    code: expect.stringMatching(/^lti\.(signature|keys)-invalid$/),
  })
})

test.each([
  {
    what: 'an error',
    respond: () => new Response('sorry', { status: 503, statusText: 'Service Unavailable' }),
    says: '503 Service Unavailable',
  },
  {
    what: 'a redirect',
    respond: () => Response.redirect('https://elsewhere.example/jwks', 302),
    says: '302',
  },
  { what: 'more than 256 KiB', respond: () => new Response('x'.repeat(300_000)), says: '256 KiB' },
])('a platform that answers with $what has no reachable keys', async ({ respond, says }) => {
  await expect(answering(async () => respond()).find()).rejects.toMatchObject({
    kind: 'upstream',
    code: 'lti.keys-unreachable',
    message: expect.stringContaining(says),
  })
})

test('a platform that cannot be reached is reported in the words of the network', async () => {
  const refused = new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 192.0.2.1:443') })
  await expect(answering(() => Promise.reject(refused)).find()).rejects.toMatchObject({
    code: 'lti.keys-unreachable',
    message: expect.stringContaining('ECONNREFUSED'),
  })
})

test('never follows redirects, and gives up after five seconds', async () => {
  const timeout = vi.spyOn(AbortSignal, 'timeout')
  const { fetch, find } = answering(async () => Response.json({ keys: [] }))
  await find()
  expect(fetch.mock.calls[0]![1]).toMatchObject({
    redirect: 'manual',
    signal: timeout.mock.results[0]!.value,
  })
  expect(timeout).toHaveBeenCalledWith(5000)
  timeout.mockRestore()

  const silent = answering(() => Promise.reject(new DOMException('aborted', 'TimeoutError')))
  await expect(silent.find()).rejects.toMatchObject({
    message: expect.stringContaining('no answer within 5 seconds'),
  })
})

test('leaves a failing platform alone for a moment, then asks again', async () => {
  const { fetch, find } = answering(async () => new Response('', { status: 500 }))
  for (let round = 0; round < 20; round++)
    await expect(find()).rejects.toMatchObject({ code: 'lti.keys-unreachable' })
  expect(fetch).toHaveBeenCalledTimes(1)
  secondsPass(6)
  await expect(find()).rejects.toMatchObject({ code: 'lti.keys-unreachable' })
  expect(fetch).toHaveBeenCalledTimes(2)
})

test.each(['<html>', '{}', '{"keys": 5}', '[]', '{"keys": [5]}'])('%s is no usable key set', async (body) => {
  await expect(answering(async () => new Response(body)).find()).rejects.toMatchObject({
    kind: 'upstream',
    code: 'lti.keys-invalid',
  })
})

test('an address that is no URL is a mistake in the registration, not a fault', async () => {
  const keys = remoteKeys({ fetch: () => Promise.reject(new Error('not called')) })
  await expect(keys.find('jwks', { alg: 'RS256', kid: 'k' })).rejects.toMatchObject({
    code: 'lti.keys-unreachable',
  })
})

test('forgets the platform that was used longest ago when there are too many', async () => {
  const fetch = vi.fn<KeyFetch>(async () => Response.json({ keys: [] }))
  const keys = remoteKeys({ fetch, maxPlatforms: 2 })
  const use = (name: string) => keys.find(`https://${name}.example/jwks`, { alg: 'RS256', kid: 'k' })
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await use(name)
  expect(fetch.mock.calls.map(([url]) => new URL(url).hostname[0])).toEqual(['a', 'b', 'c', 'b'])
})
