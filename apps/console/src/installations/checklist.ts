import type { InstallationDetails, LaunchRecord } from '@lectern/api-contracts'

export type CheckState = 'done' | 'next' | 'later' | 'problem'

export interface Check {
  name: 'registered' | 'reached' | 'approved' | 'launched' | 'clean'
  state: CheckState
  /** When it was seen. */
  at: string | null
  /** The refusal that stands in the way. */
  refusal?: LaunchRecord
}

/** The steps of an installation, each judged by what Lectern has seen; at most one of them is the next to do. */
export function checklist(installation: InstallationDetails): Check[] {
  const { createdAt, lti, lastAccepted, lastRefused, launches } = installation
  const reachedAt = earliest([
    ...lti.deployments.map(({ firstSeenAt }) => firstSeenAt),
    ...launches.map(({ at }) => at),
  ])
  const approved = lti.deployments.some(({ status }) => status === 'active')
  const refusalIsLatest = lastRefused !== null && (lastAccepted === null || lastRefused > lastAccepted)
  const refusal = refusalIsLatest ? launches.find(({ outcome }) => outcome === 'refused') : undefined

  const checks: Check[] = [
    { name: 'registered', state: 'done', at: createdAt },
    { name: 'reached', state: reachedAt ? 'done' : 'later', at: reachedAt },
    { name: 'approved', state: approved ? 'done' : 'later', at: null },
    { name: 'launched', state: lastAccepted ? 'done' : 'later', at: lastAccepted },
    {
      name: 'clean',
      state: refusalIsLatest ? 'problem' : lastAccepted ? 'done' : 'later',
      at: lastRefused,
      refusal,
    },
  ]
  const next = checks.find(({ state }) => state === 'later')
  return checks.map((check) => (check === next ? { ...check, state: 'next' } : check))
}

const earliest = (instants: string[]) => instants.toSorted()[0] ?? null
