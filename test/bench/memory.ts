import { cpus, loadavg } from 'node:os'
import { httpClient } from './handshake/http-client.ts'
import { launch } from './handshake/launch.ts'
import { startLectern } from './handshake/lectern.ts'
import { startPlatform, type BenchPlatform } from './handshake/platform.ts'
import type { RunningTool } from './handshake/tool-process.ts'
import type { BenchContext, BenchResult } from './runner/bench.ts'

export const name = 'memory'

const launches = 100_000
const interval = 10_000
const inFlight = 16
/** How much larger the end may be than the first plateau and still be called flat. */
const flat = 1.1

/** Whether one server process keeps anything of the launches that went through it: its memory after collection. */
export async function run({ ownerConnection, log }: BenchContext): Promise<BenchResult> {
  const platform = await startPlatform()
  let lectern: RunningTool | undefined
  try {
    lectern = await startLectern(platform, ownerConnection)
    const samples = [await sample(lectern, 0, NaN)]
    for (let done = interval; done <= launches; done += interval) {
      const perSecond = await launchMany(lectern, platform, { from: done - interval, to: done })
      samples.push(await sample(lectern, done, perSecond))
      log(`${done.toLocaleString('en')} launches, ${perSecond.toFixed(0)} a second`)
    }
    return { rows: samples.map(row), notes: notesOn(samples) }
  } finally {
    await lectern?.process.stop()
    platform.close()
  }
}

interface Sample {
  launches: number
  perSecond: number
  rss: number
  heapUsed: number
  external: number
}

async function sample({ process }: RunningTool, done: number, perSecond: number): Promise<Sample> {
  return { launches: done, perSecond, ...(await process.memory()) }
}

/** Each by another person, with a fresh login and token. */
async function launchMany(
  tool: RunningTool,
  platform: BenchPlatform,
  { from, to }: { from: number; to: number },
): Promise<number> {
  const http = httpClient()
  const start = performance.now()
  let next = from
  const oneAfterAnother = async (): Promise<void> => {
    while (next < to) {
      next += 1
      await launch(http, platform, tool, next)
    }
  }
  try {
    await Promise.all(Array.from({ length: inFlight }, oneAfterAnother))
    return ((to - from) * 1000) / (performance.now() - start)
  } finally {
    http.close()
  }
}

const megabytes = (bytes: number): number => Math.round(bytes / 104_857.6) / 10

const row = ({
  launches: done,
  perSecond,
  rss,
  heapUsed,
  external,
}: Sample): Record<string, string | number> => ({
  launches: done,
  'RSS MB': megabytes(rss),
  'heap MB': megabytes(heapUsed),
  'external MB': megabytes(external),
  'per second': Number.isNaN(perSecond) ? '' : Math.round(perSecond),
})

/** The first plateau: after one interval everything is compiled, connected and cached that ever will be. */
function notesOn(samples: readonly Sample[]): string[] {
  const [, first, ...later] = samples
  const last = later.at(-1) ?? first!
  const ratio = (member: 'rss' | 'heapUsed'): number => last[member] / first![member]
  const verdict = ratio('heapUsed') <= flat && ratio('rss') <= flat ? 'flat' : 'not flat'
  return [
    `After ${last.launches.toLocaleString('en')} launches against after ${first!.launches.toLocaleString('en')}: heap ${ratio('heapUsed').toFixed(2)}×, RSS ${ratio('rss').toFixed(2)}× (${verdict}; flat is at most ${flat}×).`,
    `One process, ${inFlight} people at a time, each once; measured after a full garbage collection.`,
    `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, load ${(loadavg()[0] ?? NaN).toFixed(1)} at the end.`,
  ]
}
