import type { CourseRoster, InstallationDetails, LtiFeature } from '@lectern/api-contracts'

/** Whether a switched-on feature was seen at work. */
export interface FeatureCheck {
  name: 'feature'
  feature: LtiFeature
  state: 'done' | 'next' | 'later' | 'problem'
  at: string | null
  /** The class list that was read last, or the one that failed. */
  course?: CourseRoster
}

/** What tells of a feature without being called: the service that launches offer. */
const services: Partial<Record<LtiFeature, string>> = {
  credit: 'grades',
  'course-copies': 'notices',
  'terms-of-use': 'eula',
}

/** One step for each feature that is switched on; before the first launch they all wait for it. */
export function featureChecks(installation: InstallationDetails): FeatureCheck[] {
  const isLaunched = installation.lastAccepted !== null
  return (installation.lti?.features ?? []).map((feature) => {
    const check = feature === 'roster' ? rosterCheck(installation) : serviceCheck(installation, feature)
    return check.state === 'next' && !isLaunched ? { ...check, state: 'later' } : check
  })
}

function rosterCheck({ rosters }: InstallationDetails): FeatureCheck {
  const courses = rosters?.courses ?? []
  const [read] = courses
    .filter(({ completeAt }) => completeAt !== null)
    .toSorted((a, b) => b.completeAt!.localeCompare(a.completeAt!))
  const failed = courses.find(({ run }) => run?.status === 'failed')
  const check = { name: 'feature', feature: 'roster' } as const
  // What the platform's administrator denied is no fault, but theirs to allow.
  if (failed?.run && (!read || failed.run.startedAt > read.completeAt!))
    return {
      ...check,
      state: failed.run.denied ? 'next' : 'problem',
      at: failed.run.finishedAt,
      course: failed,
    }
  return { ...check, state: read ? 'done' : 'next', at: read?.completeAt ?? null, course: read }
}

function serviceCheck({ received }: InstallationDetails, feature: LtiFeature): FeatureCheck {
  const offered = [...received.asNeeded, ...received.unasked].find(
    ({ kind, name }) => kind === 'service' && name === services[feature],
  )
  return { name: 'feature', feature, state: offered ? 'done' : 'next', at: offered?.lastSeenAt ?? null }
}
