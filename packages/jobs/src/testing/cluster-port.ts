import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'

/** Nodes of a Redis Cluster talk to each other on their port plus this, so both must be free. */
const busOffset = 10_000

export async function clusterPort(): Promise<number> {
  for (;;) {
    const port = await listenOnce(0)
    if (port && port + busOffset <= 65_535 && (await listenOnce(port + busOffset))) return port
  }
}

/** The port that was free, 0 standing for any. */
async function listenOnce(wanted: number): Promise<number | undefined> {
  const server = createServer().listen(wanted, '127.0.0.1')
  try {
    await once(server, 'listening')
    // A server that listens on TCP has this kind of address.
    return (server.address() as AddressInfo).port
  } catch {
    return undefined
  } finally {
    server.close()
  }
}
