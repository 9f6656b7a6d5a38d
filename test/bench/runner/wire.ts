import type { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** What goes through at a time, so that connections take turns. */
const packetBytes = 1_460

interface Line {
  waiting: Buffer[]
  deliver: (packet: Buffer) => void
}

/** One direction of a network: every connection's bytes go through it, a packet of each in turn. */
export class Wire {
  readonly #millisecondsPerByte: number
  readonly #busy = new Set<Line>()
  #runs = false

  constructor({ bytesPerSecond }: { bytesPerSecond: number }) {
    this.#millisecondsPerByte = 1_000 / bytesPerSecond
  }

  /** @param delay milliseconds that a packet is under way after it has left */
  connect(from: Socket, to: Socket, { delay, openAt }: { delay: number; openAt: number }): void {
    const arrives = (act: () => void): void => void setTimeout(act, delay)
    const line: Line = {
      waiting: [],
      deliver: (packet) => arrives(() => to.writable && (packet.length > 0 ? to.write(packet) : to.end())),
    }
    const enter = (bytes: Buffer): void => {
      line.waiting.push(bytes)
      this.#busy.add(line)
      if (!this.#runs) void this.#run()
    }
    const onceOpen = (bytes: Buffer): void =>
      void setTimeout(() => enter(bytes), Math.max(0, openAt - performance.now()))
    from.on('data', onceOpen)
    // In order with the bytes before it.
    from.on('end', () => onceOpen(Buffer.alloc(0)))
  }

  async #run(): Promise<void> {
    this.#runs = true
    let freeAt = performance.now()
    while (this.#busy.size > 0)
      for (const line of this.#busy) {
        const packet = takePacket(line.waiting)
        if (line.waiting.length === 0) this.#busy.delete(line)
        freeAt += packet.length * this.#millisecondsPerByte
        // Timers are late; what is late now is made up for by the next.
        if (freeAt > performance.now()) await pause(freeAt - performance.now())
        line.deliver(packet)
      }
    this.#runs = false
  }
}

function takePacket(waiting: Buffer[]): Buffer {
  const [first, ...others] = waiting
  const rest = first!.subarray(packetBytes)
  waiting.splice(0, waiting.length, ...(rest.length > 0 ? [rest] : []), ...others)
  return first!.subarray(0, packetBytes)
}
