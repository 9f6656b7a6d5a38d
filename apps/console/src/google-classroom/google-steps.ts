import type { GoogleDetails, GoogleInstallState, InstallationDetails } from '@lectern/api-contracts'
import {
  earliest,
  judgedSteps,
  standingRefusal,
  type HostStep,
  type StepRefusal,
} from '../installations/host-steps.ts'

export const projectKinds = ['private', 'public'] as const
/** A Marketplace app is for the own domains without a review, or for all with one; a project cannot be both. */
export type ProjectKind = (typeof projectKinds)[number]

const stepNames = [
  'project',
  'consent',
  'client',
  'marketplace',
  'administrator',
  'install',
  'trust',
  'topic',
  'teacher',
  'attached',
  'student',
  'clean',
] as const
export type StepName = (typeof stepNames)[number]

export type GoogleStep = HostStep<StepName>

export interface SeenOfGoogle {
  installation: InstallationDetails
  details: GoogleDetails
  installState: GoogleInstallState | undefined
}

/** The steps of an add-on, each judged by what was seen. */
export function googleSteps(seen: SeenOfGoogle): GoogleStep[] {
  const shown = stepNames.filter(
    (name) => name !== 'topic' || seen.installation.google?.features.includes('roster'),
  )
  return judgedSteps(
    shown.map((name) => {
      const at = seenAt[name](seen)
      const isDone = at !== null || isDoneWithoutTime[name]?.(seen) === true
      return { name, at, refusal: refusalAt(name, seen), isDone }
    }),
  )
}

function refusalAt(name: StepName, { details, installation }: SeenOfGoogle): StepRefusal | null {
  if (name === 'administrator') return details.administratorRefusal
  if (name === 'topic') return details.notices?.problem ?? null
  const refused = standingRefusal(installation)
  return refused && stepOfRefusal(refused.code) === name ? refused : null
}

type Seen = (seen: SeenOfGoogle) => string | null

const signedIn: Seen = ({ details: { seen, administrators } }) =>
  earliest(
    seen.teacherSignedInAt,
    seen.studentSignedInAt,
    ...administrators.map(({ grantedAt }) => grantedAt),
  )
const launched: Seen = ({ details: { seen } }) => earliest(seen.teacherLaunchedAt, seen.studentLaunchedAt)

/** No API tells of settings; what could not have happened without them does. */
const seenAt: Record<StepName, Seen> = {
  project: launched,
  consent: signedIn,
  client: signedIn,
  marketplace: ({ details }) => details.seen.teacherLaunchedAt,
  administrator: ({ details }) =>
    details.administrators.find(({ state }) => state === 'works')?.grantedAt ?? null,
  // Where Google says that a domain lacks it, a launch from another domain proves nothing.
  install: (seen) => (lacksInstall(seen) ? null : seen.details.seen.teacherLaunchedAt),
  // Only minors need it for certain, and only students are.
  trust: ({ details }) => details.seen.studentSignedInAt,
  topic: ({ details: { notices } }) => (notices?.livesUntil ? notices.lastMessageAt : null),
  teacher: ({ details }) => details.seen.teacherSignedInAt,
  attached: ({ details }) => details.seen.attachedAt,
  student: ({ details }) => details.seen.studentLaunchedAt,
  clean: ({ installation }) => installation.lastAccepted,
}

const isDoneWithoutTime: Partial<Record<StepName, (seen: SeenOfGoogle) => boolean>> = {
  install: ({ installState }) =>
    installState !== undefined && installState.domains.every(({ state }) => state === 'installed'),
  // A quiet week has no message.
  topic: ({ details }) => details.notices?.livesUntil != null,
}

const lacksInstall = ({ installState }: SeenOfGoogle): boolean =>
  installState?.domains.some(({ state }) => state === 'not-installed') ?? false

/** Where the cause of a refusal is changed. */
const causes: Partial<Record<string, StepName>> = {
  'classroom.project-api-off': 'project',
  'classroom.project-internal': 'consent',
  'classroom.client-misconfigured': 'client',
  'classroom.classroom-off': 'install',
  'classroom.api-off': 'install',
  'classroom.admin-policy': 'trust',
  'classroom.minor-not-configured': 'trust',
  'classroom.licence-missing': 'attached',
}
const stepOfRefusal = (code: string | null): StepName => causes[code ?? ''] ?? 'clean'
