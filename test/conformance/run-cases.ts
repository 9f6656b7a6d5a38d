import type { Bench, ConformanceCase, Expectation } from './case.ts'
import { launch } from './launch.ts'
import { broken, skipped, type Outcome } from './outcome.ts'

export interface Result {
  id: string
  name: string
  expected: Expectation
  observed: string
  verdict: 'pass' | 'fail' | 'not offered' | 'skipped'
}

/**
 * One after the other, in their order. A tool that refuses everybody refuses the bad ones too: then a refusal proves
 * nothing, and its case is skipped.
 */
export async function runCases(
  cases: readonly ConformanceCase[],
  bench: Bench,
  onResult: (result: Result) => void = () => {},
): Promise<Result[]> {
  const honest = await outcomeOf(() => launch(bench))
  const results: Result[] = []
  for (const given of cases) {
    const one = { ...given, expected: bench.profile.expected?.[given.id] ?? given.expected }
    const outcome =
      honest.kind !== 'accepted' && one.expected !== 'accepted'
        ? skipped(`an honest launch is not accepted: ${honest.observed}`)
        : await outcomeOf(() => one.run(bench))
    const { id, name, expected } = one
    const result = { id, name, expected, observed: outcome.observed, verdict: verdictOn(outcome, one) }
    results.push(result)
    onResult(result)
  }
  return results
}

const outcomeOf = (attempt: () => Promise<Outcome>): Promise<Outcome> =>
  attempt().catch((error: unknown) => broken(`no answer: ${reasonOf(error)}`))

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // fetch says "fetch failed" and keeps the reason to its cause.
  return error.cause instanceof Error ? error.cause.message : error.message
}

function verdictOn({ kind }: Outcome, { expected }: Pick<ConformanceCase, 'expected'>): Result['verdict'] {
  if (kind === 'skipped') return 'skipped'
  if (kind === 'not-offered') return 'not offered'
  if (expected === 'either') return kind === 'broken' ? 'fail' : 'pass'
  return kind === expected ? 'pass' : 'fail'
}
