import { randomUUID } from 'node:crypto'
import type { TestDatabase } from '@lectern/database/testing'
import { callPace, fixedGoogleKeys, googleAccounts, scopesFor } from '@lectern/google-classroom'
import { aClient, simulatedGoogle, somePeople, type SimulatedPerson } from '@lectern/google-classroom/testing'
import type { HandledJob } from '@lectern/jobs'
import type { InstallationId, PersonId } from '@lectern/launch'
import {
  addGoogleInstallation,
  keepGoogleGrant,
  meetPerson,
  pseudonyms,
  type NewGoogleInstallation,
} from '@lectern/tenancy'
import { createLog } from '../http/log.ts'
import { googleRosterHandlers } from '../surfaces/google-rosters/google-roster-handlers.ts'
import type { GoogleRosters } from '../surfaces/google-rosters/google-rosters.ts'
import { jobsByHand, queueByHand } from './jobs-by-hand.ts'
import { rosterHandlersOf } from './roster-handlers-of.ts'
import { subjectHashOf } from '../surfaces/google-classroom/google-classroom-surface.ts'

const key = new Uint8Array(32).fill(7)

/** A domain of a simulated Google and its district, with the worker's jobs run by hand: nothing waits for its delay. */
export async function googleDistrict(
  db: TestDatabase,
  { now = () => new Date(), people }: { now?: () => Date; people?: readonly SimulatedPerson[] } = {},
) {
  const google = await simulatedGoogle({ now, people })
  const project = `p-${randomUUID()}`
  const topic = `projects/${project}/topics/classroom`
  const pushAccount = `push@${project}.iam.gserviceaccount.example`
  const { queue, enqueue } = queueByHand()
  const log = createLog({ logLevel: 'silent' })
  const pace = callPace({ wait: async () => {} })
  const rosters: GoogleRosters = {
    publicUrl: 'https://lectern.example.org',
    redirectUri: aClient.redirectUri,
    database: db.database,
    pseudonyms: pseudonyms(key),
    secrets: { root: key, of: () => key },
    accounts: googleAccounts,
    fetch: google.fetch,
    keys: fixedGoogleKeys(google.key.jwks),
    paceOf: () => pace,
    log,
    now,
    enqueue,
  }
  const scope = await db.district()

  const handlersAt = (at: () => Date): HandledJob[] => {
    const own = { ...rosters, now: at }
    return rosterHandlersOf({
      database: db.database,
      scope,
      enqueue,
      now: at,
      host: { google: own },
      more: (inEveryDistrict) => googleRosterHandlers({ rosters: own, inEveryDistrict }),
    })
  }

  async function signedIn(
    installationId: InstallationId,
    { sub, audience, scopes }: { sub: string; audience: 'administrator' | 'teacher'; scopes: string[] },
  ): Promise<PersonId> {
    google.grants.allow(sub, scopes)
    const person = {
      subjectHash: subjectHashOf(rosters, scope, sub),
      sourcedIdHash: null,
      role: 'teacher' as const,
    }
    const personId = await meetPerson(scope, installationId, person)
    const refreshToken = google.grants.issueRefreshToken(sub)
    await keepGoogleGrant(
      scope,
      { installationId, personId, audience },
      { scopes, access: undefined, refreshToken },
      key,
    )
    return personId
  }

  return {
    google,
    classroom: google.classroom,
    rosters,
    scope,
    pushAccount,
    ...jobsByHand({ queue, handlersAt, now, log }),

    install: (changes: Partial<NewGoogleInstallation> = {}, of = scope): Promise<InstallationId> =>
      addGoogleInstallation(
        db.database,
        of,
        {
          name: 'Google Classroom',
          clientId: aClient.clientId,
          clientSecret: aClient.clientSecret,
          hostedDomains: [`${randomUUID()}.example`],
          pubsubTopic: topic,
          pushServiceAccount: pushAccount,
          features: ['roster'],
          ...changes,
        },
        key,
      ),

    /** As the sign-in of an administrator leaves it behind. */
    grant(
      installationId: InstallationId,
      { sub }: Pick<SimulatedPerson, 'sub'> = somePeople.administrator,
      features: readonly ('roster' | 'notices' | 'directory')[] = ['roster', 'notices', 'directory'],
    ): Promise<PersonId> {
      const scopes = scopesFor('administrator', features)
      return signedIn(installationId, { sub, audience: 'administrator', scopes })
    },

    /** As the sign-in of a teacher in a frame does. */
    comes: (installationId: InstallationId, sub: string): Promise<PersonId> =>
      signedIn(installationId, { sub, audience: 'teacher', scopes: scopesFor('teacher', ['addOn']) }),
  }
}

export type GoogleDistrict = Awaited<ReturnType<typeof googleDistrict>>
