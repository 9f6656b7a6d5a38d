import { defaultMinimum, type DisclosedCount } from './disclosure.ts'

export interface DisclosedBreakdown {
  cells: DisclosedCount[]
  total: DisclosedCount
}

/**
 * Disclosure control for counts that are shown with their sum. A single hidden cell could be had by subtraction, so
 * the next smallest are hidden with it until each could still be anything from 1 to `minimum` (complementary
 * suppression); where no cells are left for that, the sum is hidden too. All that is hidden carries one bound above
 * the hidden sum: a bound of its own would tell which cells are the small ones.
 * @param counts of people who are each in one cell only
 */
export function discloseBreakdown(counts: readonly number[], minimum = defaultMinimum): DisclosedBreakdown {
  const hidden = cellsToHide(counts, minimum)
  const hiddenPeople = sum(hidden.map((cell) => counts[cell]!))
  const bound = { fewerThan: Math.floor(hiddenPeople / minimum + 1) * minimum }
  return {
    cells: counts.map((people, cell) => (hidden.includes(cell) ? bound : { value: people })),
    total:
      hidden.length === 0 || isAmbiguous(hidden.length, hiddenPeople, minimum)
        ? { value: sum(counts) }
        : bound,
  }
}

function cellsToHide(counts: readonly number[], minimum: number): number[] {
  const smallestFirst = [...counts.keys()]
    .filter((cell) => counts[cell]! > 0)
    .sort((a, b) => counts[a]! - counts[b]!)
  const hidden: number[] = []
  let people = 0
  for (const cell of smallestFirst) {
    const small = counts[cell]! < minimum
    if (!small && (hidden.length === 0 || isAmbiguous(hidden.length, people, minimum))) break
    hidden.push(cell)
    people += counts[cell]!
  }
  return hidden
}

/** Each of the cells holds at least 1 of the people, and so at most what the others leave. */
const isAmbiguous = (cells: number, people: number, minimum: number): boolean =>
  cells >= 2 && people - (cells - 1) >= minimum

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
