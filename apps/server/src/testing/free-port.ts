import { createServer, type AddressInfo } from 'node:net'

const taken = new Set<number>()

/** A port that is free together with the one a hundred above it, where the playground goes. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = await claim(0)
    if (taken.has(port) || port > 65_000) continue
    if ((await claim(port + 100).catch(() => undefined)) === undefined) continue
    taken.add(port)
    return port
  }
}

function claim(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const claimed = (server.address() as AddressInfo).port
      server.close(() => resolve(claimed))
    })
  })
}
