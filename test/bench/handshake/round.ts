export interface Round {
  perSecond: number
  perCpuSecond: number
  /** Milliseconds of each piece of work, in no order. */
  latencies: number[]
}

export interface RoundOptions {
  inFlight: number
  milliseconds: number
  /** Seconds of CPU that the measured process has used so far. */
  cpuSeconds: () => number | Promise<number>
}

/** As much work as so many at a time get through in that time. Work that fails ends the bench. */
export async function measureRound(
  work: () => Promise<unknown>,
  { inFlight, milliseconds, cpuSeconds }: RoundOptions,
): Promise<Round> {
  const latencies: number[] = []
  const cpuBefore = await cpuSeconds()
  const start = performance.now()
  const oneAfterAnother = async (): Promise<void> => {
    while (performance.now() - start < milliseconds) {
      const begun = performance.now()
      await work()
      latencies.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: inFlight }, oneAfterAnother))
  const seconds = (performance.now() - start) / 1000
  return {
    perSecond: latencies.length / seconds,
    perCpuSecond: latencies.length / ((await cpuSeconds()) - cpuBefore),
    latencies,
  }
}

export function ownCpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
