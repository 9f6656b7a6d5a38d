import type { Database, DistrictScope } from '@lectern/database'
import type { InstallationId, PersonId } from '@lectern/launch'
import { takeGoogleGrantsIn } from '../google/google-grants-of-people.ts'
import { getGoogleInstallation, type GoogleInstallation } from '../google/google-installations.ts'
import { listRegistrations } from '../google/google-registrations.ts'
import { getLtiInstallation, type LtiInstallation } from '../lti-installations.ts'
import { noticeSubscriptions, type NoticeSubscription } from '../notice-subscriptions.ts'
import { getTeamsInstallation } from '../teams/change-teams-installation.ts'
import type { TeamsInstallation } from '../teams/teams-installations.ts'
import { findTeamsSubscription } from '../teams/teams-subscriptions.ts'

/** What the host of a removed installation is still to be told, with what it takes to tell it. */
export type Farewell =
  | { host: 'lti'; platform: LtiInstallation; notices: NoticeSubscription[] }
  | {
      host: 'google-classroom'
      client: Pick<GoogleInstallation, 'clientId' | 'clientSecret' | 'otherSecrets'>
      /** What Google was asked to tell, and by whose refresh token. */
      registrations: { registrationId: string; personId: PersonId; refreshToken: string }[]
      /** Of everything that was granted. */
      tokens: string[]
    }
  | {
      host: 'teams'
      app: Pick<TeamsInstallation, 'clientId' | 'tenantId' | 'credential'>
      subscriptionId: string
    }

export interface FarewellKeys {
  googleClients: Uint8Array
  googleGrants: Uint8Array
  teamsCredentials: Uint8Array
}

export type Protocol = 'lti-1p3' | 'lti-1p1' | 'google-classroom' | 'teams'

/** Takes what people granted along. Undefined where the host has nothing to be told. */
export async function takeFarewell(
  database: Database,
  tx: DistrictScope,
  installation: { id: InstallationId; protocol: Protocol },
  keys: FarewellKeys,
): Promise<Farewell | undefined> {
  switch (installation.protocol) {
    case 'lti-1p3':
      return toPlatform(database, tx, installation.id)
    case 'google-classroom':
      return toGoogle(database, tx, installation.id, keys)
    case 'teams':
      return toTeams(database, tx, installation.id, keys)
    case 'lti-1p1':
      return undefined
  }
}

async function toPlatform(
  database: Database,
  tx: DistrictScope,
  id: InstallationId,
): Promise<Farewell | undefined> {
  const notices = (await noticeSubscriptions(tx, id)).filter(({ handler }) => handler !== null)
  if (notices.length === 0) return undefined
  return { host: 'lti', platform: await getLtiInstallation(database, tx, id), notices }
}

async function toGoogle(
  database: Database,
  tx: DistrictScope,
  id: InstallationId,
  keys: FarewellKeys,
): Promise<Farewell | undefined> {
  const { clientId, clientSecret, otherSecrets } = await getGoogleInstallation(
    database,
    tx,
    id,
    keys.googleClients,
  )
  const registrations = await listRegistrations(tx, id)
  const grants = await takeGoogleGrantsIn(tx, id, keys.googleGrants)
  if (grants.length === 0) return undefined
  return {
    host: 'google-classroom',
    client: { clientId, clientSecret, otherSecrets },
    // Only whoever asked for it can end it; without their grant it is silent already.
    registrations: registrations.flatMap(({ made, personId }) => {
      const grant = grants.find((one) => one.lasts && one.personId === personId)
      return made && grant
        ? [
            {
              registrationId: made.registrationId,
              personId: grant.personId,
              refreshToken: grant.token,
            },
          ]
        : []
    }),
    tokens: grants.map(({ token }) => token),
  }
}

async function toTeams(
  database: Database,
  tx: DistrictScope,
  id: InstallationId,
  keys: FarewellKeys,
): Promise<Farewell | undefined> {
  const subscription = await findTeamsSubscription(tx, id)
  if (!subscription?.made) return undefined
  const { clientId, tenantId, credential } = await getTeamsInstallation(
    database,
    tx,
    id,
    keys.teamsCredentials,
  )
  return {
    host: 'teams',
    app: { clientId, tenantId, credential },
    subscriptionId: subscription.made.subscriptionId,
  }
}
