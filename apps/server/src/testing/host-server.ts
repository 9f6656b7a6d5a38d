import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

type HostFetch = (url: string, init: RequestInit) => Promise<Response>

/** A simulated host over HTTP: `https://HOST/PATH` of its `fetch` is answered at `{base}/HOST/PATH`. */
export interface HostServer {
  base: string
  answerWith(fetch: HostFetch): void
  close(): Promise<void>
}

export async function hostServer(): Promise<HostServer> {
  let answer: HostFetch = () => Promise.reject(new Error('no host answers here yet'))
  const server = createServer((req, res) => {
    const forward = async (): Promise<void> => {
      const { method = 'GET', url = '/', headers } = req
      const body = method === 'GET' ? undefined : await text(req)
      const named = Object.entries(headers).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value] as [string, string]] : [],
      )
      const response = await answer(`https:/${url}`, { method, headers: named, body })
      res.writeHead(response.status, Object.fromEntries(response.headers))
      res.end(Buffer.from(await response.arrayBuffer()))
    }
    // A connection that is cut is what an unreachable host looks like.
    forward().catch(() => res.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answerWith: (fetch) => void (answer = fetch),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
