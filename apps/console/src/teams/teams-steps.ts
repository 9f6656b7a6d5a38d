import type { InstallationDetails, TeamsDetails } from '@lectern/api-contracts'
import {
  earliest,
  judgedSteps,
  standingRefusal,
  type HostStep,
  type StepRefusal,
} from '../installations/host-steps.ts'

const stepNames = [
  'registration',
  'credential',
  'consent',
  'package',
  'policy',
  'tab',
  'placed',
  'student',
  'notice',
  'clean',
] as const
export type TeamsStepName = (typeof stepNames)[number]

export interface SeenOfTeams {
  installation: InstallationDetails
  details: TeamsDetails
}

/** The steps of an app in Teams, each judged by what was seen. */
export function teamsSteps(seen: SeenOfTeams): HostStep<TeamsStepName>[] {
  const { details, installation } = seen
  const notifies = installation.teams?.features.includes('notifications') ?? false
  const refused = standingRefusal(installation)
  const refusals: Partial<Record<TeamsStepName, StepRefusal | null>> = {
    consent: details.admission.refusal,
    notice: details.noticeProblem,
  }
  return judgedSteps(
    stepNames
      .filter((name) => name !== 'notice' || notifies)
      .map((name) => {
        const at = seenAt[name](seen)
        const ownLaunch = refused && stepOfRefusal(refused.code) === name ? refused : null
        return {
          name,
          at,
          isDone: at !== null && stillHolds[name]?.(details) !== false,
          refusal: refusals[name] ?? ownLaunch,
        }
      }),
  )
}

/** Application permissions of what is switched on that no administrator has granted. */
export const missingOf = ({ permissions }: TeamsDetails): TeamsDetails['permissions'] =>
  permissions.filter(({ granted }) => granted === false)

const launched = ({ details: { seen } }: SeenOfTeams): string | null =>
  earliest(seen.teacherLaunchedAt, seen.studentLaunchedAt)

/** No API tells of settings; what could not have happened without them does. */
const seenAt: Record<TeamsStepName, (seen: SeenOfTeams) => string | null> = {
  registration: launched,
  credential: (seen) => seen.details.admission.confirmedAt ?? launched(seen),
  consent: ({ details }) => details.admission.confirmedAt,
  package: launched,
  policy: ({ details }) => details.seen.teacherLaunchedAt,
  tab: ({ details }) => details.seen.teacherLaunchedAt,
  placed: ({ installation }) => earliest(...installation.placements.map(({ placedAt }) => placedAt)),
  student: ({ details }) => details.seen.studentLaunchedAt,
  notice: ({ details }) => details.seen.firstNoticeAt,
  clean: ({ installation }) => installation.lastAccepted,
}

/** What was seen once may have changed since. */
const stillHolds: Partial<Record<TeamsStepName, (details: TeamsDetails) => boolean>> = {
  credential: ({ credential }) => credential.state !== 'expired',
  consent: (details) => missingOf(details).length === 0,
  package: ({ values }) => values.release?.isCurrent !== false,
}

/** Where the cause of a refusal is changed. */
const causes: Partial<Record<string, TeamsStepName>> = {
  'teams.app-misconfigured': 'registration',
  'teams.audience-mismatch': 'registration',
  'teams.scope-missing': 'registration',
  'teams.token-version': 'registration',
  'teams.host-unknown': 'registration',
  'teams.credential-refused': 'credential',
  'teams.app-not-in-tenant': 'consent',
  'teams.consent-required': 'consent',
  'teams.graph-forbidden': 'consent',
  'teams.client-unknown': 'package',
  'teams.address-malformed': 'package',
}
const stepOfRefusal = (code: string | null): TeamsStepName => causes[code ?? ''] ?? 'clean'
