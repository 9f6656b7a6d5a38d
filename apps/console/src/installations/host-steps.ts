import type { InstallationDetails, LaunchRecord } from '@lectern/api-contracts'

export type StepRefusal = Pick<LaunchRecord, 'code' | 'message'> & { at: string; reference?: string | null }

/** A step of a host's checklist, as far as it was seen. */
export interface SeenStep<Name extends string> {
  name: Name
  /** When it was seen; of a refusal, when that was. */
  at: string | null
  /** Also true where it has no time. */
  isDone: boolean
  refusal: StepRefusal | null
}

export interface HostStep<Name extends string = string> extends Omit<SeenStep<Name>, 'isDone'> {
  state: 'done' | 'next' | 'later' | 'problem'
}

/** Whatever is not done waits for the first that is not. */
export function judgedSteps<Name extends string>(steps: readonly SeenStep<Name>[]): HostStep<Name>[] {
  const isDone = ({ isDone: done, refusal }: SeenStep<Name>) => done && refusal === null
  const next = steps.find((step) => !isDone(step))
  return steps.map((step) => ({
    name: step.name,
    at: step.refusal?.at ?? step.at,
    refusal: step.refusal,
    state: step.refusal ? 'problem' : isDone(step) ? 'done' : step === next ? 'next' : 'later',
  }))
}

/** The last launch, where it was refused. */
export function standingRefusal({
  launches,
  lastAccepted,
  lastRefused,
}: InstallationDetails): LaunchRecord | null {
  if (lastRefused === null || (lastAccepted !== null && lastAccepted > lastRefused)) return null
  return launches.find(({ outcome }) => outcome === 'refused') ?? null
}

export const earliest = (...times: (string | null)[]): string | null =>
  times.filter((at) => at !== null).toSorted()[0] ?? null
