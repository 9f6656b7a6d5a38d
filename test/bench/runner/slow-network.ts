import { createServer, connect, type Socket } from 'node:net'

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
 * another site, is as slow as all else. A connection costs a round trip before its first byte.
 */
export async function slowNetwork(
  ports: { from: number; to: number },
  { roundTripMilliseconds, bytesPerSecond }: Network,
): Promise<{ close(): Promise<void> }> {
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(ports.to, '127.0.0.1')
    for (const socket of [client, upstream]) {
      open.add(socket)
      socket.on('error', () => socket.destroy()).on('close', () => open.delete(socket))
    }
    const oneWay = roundTripMilliseconds / 2
    forward(client, upstream, { delay: oneWay, rate: bytesPerSecond.up, handshake: roundTripMilliseconds })
    forward(upstream, client, { delay: oneWay, rate: bytesPerSecond.down, handshake: 0 })
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

interface Way {
  delay: number
  rate: number
  handshake: number
}

/** In order, each piece after the one before it has gone through the wire, and later by the way's length. */
function forward(from: Socket, to: Socket, { delay, rate, handshake }: Way): void {
  let wireFreeAt = performance.now() + handshake
  const later = (at: number, act: () => void): void =>
    void setTimeout(act, Math.max(0, at - performance.now()))
  from.on('data', (chunk) => {
    wireFreeAt = Math.max(wireFreeAt, performance.now()) + (chunk.length / rate) * 1000
    later(wireFreeAt + delay, () => to.writable && to.write(chunk))
  })
  from.on('end', () => later(Math.max(wireFreeAt, performance.now()) + delay, () => to.end()))
}
