import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { nodeNetwork } from './node-connector.ts'

const servers: ReturnType<typeof createServer>[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

async function listening(listener: RequestListener): Promise<number> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port // a TCP server has no other
}

/** A name that no name server knows, so that only the pinned address can lead anywhere. */
const request = (port: number, own: Partial<Parameters<typeof nodeNetwork.connect>[0]> = {}) =>
  nodeNetwork.connect({
    url: new URL(`http://lms.invalid:${port}/config`),
    addresses: ['127.0.0.1'],
    method: 'GET',
    headers: new Headers({ accept: 'application/json' }),
    signal: AbortSignal.timeout(5000),
    ...own,
  })

test('connects to the pinned address and still names the host', async () => {
  const port = await listening(({ headers, method, url }, response) =>
    response.end(JSON.stringify({ host: headers.host, accept: headers.accept, method, url })),
  )
  expect(await (await request(port)).json()).toEqual({
    host: `lms.invalid:${port}`,
    accept: 'application/json',
    method: 'GET',
    url: '/config',
  })
})

test('sends a body with its length, and hands back status, reason and repeated headers', async () => {
  const port = await listening((incoming, response) => {
    response.writeHead(401, 'No token', [
      ['Link', '<a>'],
      ['Link', '<b>'],
    ] as unknown as string[]) // Node takes pairs, its types know only flat lists
    incoming.pipe(response)
  })
  const answer = await request(port, { method: 'POST', body: '{"é":1}' })
  expect(answer).toMatchObject({ status: 401, statusText: 'No token' })
  expect(answer.headers.get('link')).toBe('<a>, <b>')
  expect(await answer.text()).toBe('{"é":1}')
})

test('follows no redirect, and takes an answer without body', async () => {
  const port = await listening((_, response) => response.writeHead(302, { location: '/elsewhere' }).end())
  expect((await request(port)).headers.get('location')).toBe('/elsewhere')
  const empty = await listening((_, response) => response.writeHead(204).end())
  expect((await request(empty)).body).toBeNull()
})

test('a status that cannot be is a failure, not a crash', async () => {
  const port = await listening((_, response) => response.writeHead(999).end())
  await expect(request(port)).rejects.toThrow(RangeError)
})

test('lets go when its signal ends, before the answer and within it', async () => {
  const silent = await listening(() => {})
  await expect(request(silent, { signal: AbortSignal.timeout(20) })).rejects.toThrow()
  const stalling = await listening((_, response) => void response.writeHead(200).write('begin'))
  const answer = await request(stalling, { signal: AbortSignal.timeout(50) })
  await expect(answer.text()).rejects.toThrow()
})
