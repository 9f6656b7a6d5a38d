import { isRenewalDue, register, unregister, type ClassroomApi } from '@lectern/google-classroom'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import {
  dropRegistration,
  getGoogleInstallation,
  keepRegistration,
  listRegistrations,
  noteRegistrationProblem,
  type GoogleInstallation,
  type KeptRegistration,
} from '@lectern/tenancy'
import { personApi } from '../google-classroom/person-api.ts'
import type { GoogleRosters } from './google-rosters.ts'
import { judgeGoogle } from './judge-google.ts'
import { administratorReader } from './reader.ts'

/** The feed of rosters; feeds of other features are theirs to keep. */
const feed = 'DOMAIN_ROSTER_CHANGES'

/**
 * Has Google tell who joins and leaves any course of the domain while rosters are switched on and a topic is named, and
 * no longer otherwise. What fails is kept for the administrator to see; what passes by itself is thrown, for another try.
 */
export async function alignRegistrations(
  ports: GoogleRosters,
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<void> {
  const installation = await getGoogleInstallation(
    ports.database,
    scope,
    installationId,
    ports.secrets.of('Google client secrets'),
  )
  const kept = (await listRegistrations(scope, installationId)).find((one) => one.feed === feed)
  const { pubsubTopic, features } = installation
  if (pubsubTopic !== null && features.includes('roster'))
    return ensureRegistered(ports, scope, { installation, topic: pubsubTopic, kept })
  if (!kept) return
  await endAtGoogle(ports, scope, installation, kept)
  await dropRegistration(scope, { installationId, feed })
}

interface Wanted {
  installation: GoogleInstallation
  topic: string
  kept: KeptRegistration | undefined
}

async function ensureRegistered(
  ports: GoogleRosters,
  scope: DistrictScope,
  { installation, topic, kept }: Wanted,
): Promise<void> {
  const { installationId } = installation
  const key = { installationId, feed } as const
  const reader = await administratorReader(ports, scope, installation, 'notices', kept?.personId)
  if (!reader) return noteRegistrationProblem(scope, key, notGranted)
  const { personId, classroom } = reader
  const isSame = kept?.topic === topic && kept.personId === personId
  if (isSame && isAlive(kept, ports.now())) return
  try {
    const { id, expiresAt } = await register(classroom, { type: feed }, topic)
    await keepRegistration(scope, key, { registrationId: id, expiresAt, topic, personId })
  } catch (error) {
    await noteOrThrow(error, (problem) => noteRegistrationProblem(scope, key, problem))
  }
  if (kept && kept.topic !== topic) await endAtGoogle(ports, scope, installation, kept)
}

const isAlive = ({ made }: KeptRegistration, now: Date): boolean =>
  made !== undefined && !isRenewalDue({ id: made.registrationId, expiresAt: made.expiresAt }, now)

/** Only whoever asked for it can end it. Where they cannot any more it is silent already, or ends within the week. */
async function endAtGoogle(
  ports: GoogleRosters,
  scope: DistrictScope,
  installation: GoogleInstallation,
  { personId, made }: KeptRegistration,
): Promise<void> {
  if (personId === null || !made) return
  const api = await personApi(ports, scope, installation, { personId, audience: 'administrator' })
  if (api) await ended(api.classroom, made.registrationId)
}

const ended = (classroom: ClassroomApi, registrationId: string): Promise<void> =>
  unregister(classroom, registrationId).catch((error: unknown) => noteOrThrow(error, async () => {}))

async function noteOrThrow(error: unknown, note: (problem: Problem) => Promise<void>): Promise<void> {
  if (!(error instanceof Problem)) throw error
  await note(error)
  if (judgeGoogle(error).verdict === 'later') throw error
}

const notGranted = {
  code: 'roster.notices-not-granted',
  message:
    'No administrator of the domain has allowed Lectern to be told of changes, so class lists are read by night only. ' +
    'Sign in as one on the page of this installation and leave all ticked.',
}
