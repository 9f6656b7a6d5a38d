import { httpClient } from './http-client.ts'
import { launch, postLaunch } from './launch.ts'
import type { BenchPlatform } from './platform.ts'
import { measureRound, type Round } from './round.ts'
import type { RunningTool } from './tool-process.ts'

export interface Contestant {
  tool: RunningTool
  refusesReplay: boolean
  rounds: Round[]
}

export interface ContestOptions {
  inFlight: number
  rounds: number
  milliseconds: number
  log: (line: string) => void
}

/** The tools take turns (A B C, A B C, …), so that a busy moment of the machine meets all of them. */
export async function contest(
  tools: readonly RunningTool[],
  platform: BenchPlatform,
  { inFlight, rounds, milliseconds, log }: ContestOptions,
): Promise<Contestant[]> {
  const contestants: Contestant[] = []
  for (const tool of tools) {
    log(`${tool.name}: warming up`)
    await launchForAWhile(tool, platform, inFlight, milliseconds)
    contestants.push({ tool, refusesReplay: await refusesReplay(tool, platform), rounds: [] })
  }
  for (let number = 1; number <= rounds; number += 1)
    for (const { tool, rounds: own } of contestants) {
      const round = await launchForAWhile(tool, platform, inFlight, milliseconds)
      own.push(round)
      log(`${tool.name}: round ${number} of ${rounds}, ${round.perSecond.toFixed(0)} launches/s`)
    }
  return contestants
}

async function launchForAWhile(
  tool: RunningTool,
  platform: BenchPlatform,
  inFlight: number,
  milliseconds: number,
): Promise<Round> {
  // New connections for every round: the tool may have closed idle ones meanwhile.
  const http = httpClient()
  const { cpuSeconds } = tool.process
  try {
    const work = (): Promise<unknown> => launch(http, platform, tool, nextPerson())
    return await measureRound(work, { inFlight, milliseconds, cpuSeconds })
  } finally {
    http.close()
  }
}

let people = 0
const nextPerson = (): number => (people += 1)

async function refusesReplay(tool: RunningTool, platform: BenchPlatform): Promise<boolean> {
  const http = httpClient()
  try {
    const form = await launch(http, platform, tool, nextPerson())
    const { status, body } = await postLaunch(http, form)
    return status >= 400 && status < 500 && !tool.isPage(body)
  } finally {
    http.close()
  }
}
