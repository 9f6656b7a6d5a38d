import { createServer, connect, type Socket } from 'node:net'
import { Wire } from './wire.ts'

/** A connection as a phone has it. */
export interface Network {
  roundTripMilliseconds: number
  bytesPerSecond: { down: number; up: number }
}

/** As Lighthouse has it for "slow 4G". */
export const slow4G: Network = {
  roundTripMilliseconds: 150,
  bytesPerSecond: { down: (1.6 * 1024 * 1024) / 8, up: (750 * 1024) / 8 },
}

/**
 * Stands between a browser and a server: what a browser's own throttling leaves out, such as the navigation of a frame of
 * another site, is as slow as all else. A connection costs a round trip before its first byte,
 * and all of them share the bytes a second.
 */
export async function slowNetwork(
  ports: { from: number; to: number },
  { roundTripMilliseconds, bytesPerSecond }: Network,
): Promise<{ close(): Promise<void> }> {
  const open = new Set<Socket>()
  const up = new Wire({ bytesPerSecond: bytesPerSecond.up })
  const down = new Wire({ bytesPerSecond: bytesPerSecond.down })
  const server = createServer((client) => {
    const upstream = connect(ports.to, '127.0.0.1')
    for (const socket of [client, upstream]) {
      open.add(socket)
      socket.on('error', () => socket.destroy()).on('close', () => open.delete(socket))
    }
    const way = {
      delay: roundTripMilliseconds / 2,
      openAt: performance.now() + roundTripMilliseconds,
    }
    up.connect(client, upstream, way)
    down.connect(upstream, client, way)
  })
  await new Promise<void>((resolve) => server.listen(ports.from, '127.0.0.1', resolve))
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of open) socket.destroy()
      }),
  }
}
