import type { InstallationDetails, LaunchRecord } from '@lectern/api-contracts'
import { featureChecks, type FeatureCheck } from './feature-checks.ts'

/** One step of an installation; `at`: when it was seen. */
export type Check = { at: string | null } & (
  | { name: 'registered'; state: 'done' }
  | { name: 'reached' | 'approved' | 'launched'; state: 'done' | 'next' | 'later' }
  /** `refusal`: the one that stands in the way. */
  | { name: 'clean'; state: 'done' | 'later' | 'problem'; refusal?: LaunchRecord }
  | FeatureCheck
)

/** The steps of an installation, each judged by what Lectern has seen; until launches work, at most one is the next. */
export function checklist(installation: InstallationDetails): Check[] {
  return [
    { name: 'registered', state: 'done', at: installation.createdAt },
    ...steps(installation),
    clean(installation),
    ...featureChecks(installation),
  ]
}

function steps(installation: InstallationDetails): Check[] {
  const { lti, lastAccepted } = installation
  const reachedAt = firstContact(installation)
  const seen = [
    { name: 'reached', done: reachedAt !== null, at: reachedAt },
    ...approval(lti),
    { name: 'launched', done: lastAccepted !== null, at: lastAccepted },
  ] as const
  const next = seen.find(({ done }) => !done)
  return seen.map((step) => ({
    name: step.name,
    state: step.done ? 'done' : step === next ? 'next' : 'later',
    at: step.at,
  }))
}

/** LTI 1.1 has no deployments. */
const approval = (lti: InstallationDetails['lti']) =>
  lti
    ? ([
        { name: 'approved', done: lti.deployments.some(({ status }) => status === 'active'), at: null },
      ] as const)
    : []

function clean({ lastAccepted, lastRefused, launches }: InstallationDetails): Check {
  const refusalIsLatest = lastRefused !== null && (lastAccepted === null || lastRefused > lastAccepted)
  if (refusalIsLatest) {
    const refusal = launches.find(({ outcome }) => outcome === 'refused')
    return { name: 'clean', state: 'problem', at: lastRefused, refusal }
  }
  return { name: 'clean', state: lastAccepted === null ? 'later' : 'done', at: lastRefused }
}

/** A deployment that was typed into the form shows nothing; a waiting one was brought by a launch. */
function firstContact({ lti, launches, lastAccepted, lastRefused }: InstallationDetails) {
  const waiting = lti?.deployments.filter(({ status }) => status === 'pending') ?? []
  const contacts = [
    ...waiting.map(({ firstSeenAt }) => firstSeenAt),
    ...launches.map(({ at }) => at),
    lastAccepted,
    lastRefused,
  ]
  return contacts.filter((at) => at !== null).toSorted()[0] ?? null
}
