import { afterAll, beforeAll, expect, test } from 'vitest'
import { serverUnderTest } from '../testing/under-test.ts'

let server: Awaited<ReturnType<typeof serverUnderTest>>
beforeAll(async () => {
  server = await serverUnderTest()
})
afterAll(() => server.close())

const get = (path: string, encodings: string) =>
  fetch(`${server.url}${path}`, { headers: { 'accept-encoding': encodings } })

test.each(['br', 'gzip'])(
  'a page and its scripts come as %s to who reads that, and are the same',
  async (encoding) => {
    const page = await get('/console/', encoding)
    const script = /src="(\/console\/assets\/[^"]+\.js)"/.exec(await page.text())![1]!
    const compressed = await get(script, encoding)
    expect(compressed.headers.get('content-encoding')).toBe(encoding)
    expect(compressed.headers.get('vary')).toMatch(/accept-encoding/i)
    expect(compressed.headers.get('cache-control')).toContain('immutable')
    const plain = await get(script, 'identity')
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(await compressed.text()).toBe(await plain.text())
  },
)

test('a page that is answered before Express comes compressed as well', async () => {
  const refused = await fetch(`${server.url}/lti/launch`, {
    method: 'POST',
    headers: { 'accept-encoding': 'gzip' },
  })
  expect(refused.status).toBe(400)
  expect(refused.headers.get('content-encoding')).toBe('gzip')
  expect(await refused.text()).toContain('</html>')
})

test('what fits into a packet is sent as it is', async () => {
  expect((await get('/healthz', 'gzip')).headers.get('content-encoding')).toBeNull()
})
