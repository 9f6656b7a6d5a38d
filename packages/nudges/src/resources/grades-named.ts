export interface Grades {
  low: number
  high: number
}

/** `K-5`, `6–8`, `PK`, `9`; undefined for what is neither a grade nor a range upwards. */
export function gradesNamed(text: string): Grades | undefined {
  const [low, high = low, ...rest] = text.split(/[-–]/).map(gradeNamed)
  if (low === undefined || high === undefined || rest.length > 0) return undefined
  return low <= high ? { low, high } : undefined
}

/** NaN, which is in no range, for what is no grade. */
function gradeNamed(text: string): number {
  const word = text.trim().toLowerCase()
  if (word === 'pk' || word === 'prek') return -1
  if (word === 'k') return 0
  return /^(1[0-2]|[1-9])$/.test(word) ? Number(word) : NaN
}
