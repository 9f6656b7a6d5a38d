import type { Contestant } from './contest.ts'
import type { Round } from './round.ts'

/** One line of the table: medians over the rounds, and how far the rounds lay apart. */
export function summaryRow(name: string, rounds: readonly Round[]): Record<string, string | number> {
  const perSecond = rounds.map((round) => round.perSecond)
  const latencies = rounds.flatMap((round) => round.latencies)
  return {
    tool: name,
    'per second': Math.round(median(perSecond)),
    'min–max': `${Math.round(Math.min(...perSecond))}–${Math.round(Math.max(...perSecond))}`,
    'per CPU second': Math.round(medianPerCpuSecond(rounds)),
    'p50 ms': hundredths(median(latencies)),
    'p99 ms': hundredths(percentile(latencies, 0.99)),
  }
}

export const contestantRow = ({
  tool,
  rounds,
  refusesReplay,
}: Contestant): Record<string, string | number> => ({
  ...summaryRow(tool.name, rounds),
  'refuses a replay': refusesReplay ? 'yes' : 'no',
})

/** How many times as fast as the other, on the clock and by what the tool's own process costs. */
export function ratioNote(ours: Contestant, other: Contestant, target: number): string {
  const wall = ratio(ours, other, (rounds) => median(rounds.map(({ perSecond }) => perSecond)))
  const cpu = ratio(ours, other, medianPerCpuSecond)
  const verdict = wall >= target ? 'met' : 'missed'
  return `${ours.tool.name} against ${other.tool.name}: ${wall.toFixed(2)}× launches per second (target ${target}×: ${verdict}), ${cpu.toFixed(2)}× per CPU second of the tool`
}

const ratio = (ours: Contestant, other: Contestant, measure: (rounds: readonly Round[]) => number): number =>
  measure(ours.rounds) / measure(other.rounds)

const medianPerCpuSecond = (rounds: readonly Round[]): number =>
  median(rounds.map(({ perCpuSecond }) => perCpuSecond))

const median = (values: readonly number[]): number => percentile(values, 0.5)

/** The value below which the share `p` of all values lies. */
function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? NaN
}

const hundredths = (value: number): number => Math.round(value * 100) / 100
