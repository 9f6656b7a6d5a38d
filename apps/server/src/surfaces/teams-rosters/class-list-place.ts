/** Where Graph tells what changed later, for each list that it keeps track of. */
interface DeltaLinks {
  members?: string
  schools?: string
  classes?: string
}

const phases = ['members', 'schools', 'classes', 'schools-of-classes'] as const
export type Phase = (typeof phases)[number]

/** How far the reading of a tenant has come; stored as the address of its next page. */
export interface Place {
  phase: Phase
  /** Within the phase; none at its start. */
  link?: string
  /** Whose classes are being listed. */
  schoolId?: string
  /** What is followed; empty when everything is read. */
  since: DeltaLinks
  /** For the next reading. */
  found: DeltaLinks
}

/** From the start, on from the page before, or from what changed since a complete reading. */
export function placeOf(from: string | undefined): Place {
  const start: Place = { phase: 'members', since: {}, found: {} }
  // Only what was stored by `addressOf` and `differencesOf` comes back here.
  return from === undefined ? start : { ...start, ...(JSON.parse(from) as Partial<Place>) }
}

export const addressOf = (place: Place): string => JSON.stringify(place)

export const differencesOf = ({ found }: Pick<Place, 'found'>): string | null =>
  found.schools !== undefined && found.classes !== undefined ? JSON.stringify({ since: found }) : null

/** undefined: that was all. The schools of classes come from a list of each school, which nobody tracks. */
export function nextPhase({ phase, since, found }: Place): Place | undefined {
  const following = phases[phases.indexOf(phase) + 1]
  const isFull = since.classes === undefined
  if (following === undefined || (following === 'schools-of-classes' && !isFull)) return undefined
  return { phase: following, since, found }
}
