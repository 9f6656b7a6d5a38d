import { allCases } from './cases/all-cases.ts'
import { readOptions, usage, UsageError, type Options } from './options.ts'
import { startPlatform, type ConformancePlatform } from './platform.ts'
import { conformanceProfiles } from './profiles.ts'
import { registrationWords, summaryWords, tableLine } from './report.ts'
import { runCases, type Result } from './run-cases.ts'

/** What the command needs of its process. */
export interface Terminal {
  /** The results. */
  out: (line: string) => void
  /** Everything else. */
  note: (line: string) => void
  pressedEnter: () => Promise<void>
  pause: (seconds: number) => Promise<void>
}

/** The exit status: 0 when no case failed, 1 when one did, 2 when it could not begin. */
export async function conformance(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  let options: Options
  let platform: ConformancePlatform
  try {
    options = readOptions(args)
    platform = await startPlatform(options.platform)
  } catch (error) {
    terminal.note(error instanceof UsageError ? `${error.message}\n\n${usage}` : String(error))
    return 2
  }
  try {
    const results = await runAll(options, platform, terminal)
    return results.some(({ verdict }) => verdict === 'fail') ? 1 : 0
  } finally {
    await platform.close()
  }
}

async function runAll(
  { tool, profile, serviceWait, only, json, wait }: Options,
  platform: ConformancePlatform,
  { out, note, pressedEnter, pause }: Terminal,
): Promise<Result[]> {
  note(registrationWords(platform, tool))
  if (wait) {
    note('Register it, then press ENTER.')
    await pressedEnter()
  }
  const cases = allCases.filter(({ group }) => only === undefined || group === only)
  const bench = { tool, platform, pause, profile: conformanceProfiles[profile], serviceWait }
  const results = await runCases(cases, bench, (result) =>
    out(json ? JSON.stringify(result) : tableLine(result)),
  )
  note(summaryWords(results))
  return results
}
