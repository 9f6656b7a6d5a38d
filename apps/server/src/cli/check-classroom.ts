import type { DistrictScope } from '@lectern/database'
import type { InstallationId, PersonId } from '@lectern/launch'
import {
  findGoogleGrantors,
  getGoogleInstallation,
  listAdministratorGrants,
  type GoogleInstallation,
} from '@lectern/tenancy'
import {
  administratorFeatures,
  administratorScopes,
  missingScopes,
} from '../surfaces/google-classroom/administrator-access.ts'
import { noticesOf } from '../surfaces/google-classroom/google-notices.ts'
import { installStates } from '../surfaces/google-classroom/install-states.ts'
import { grantEnded, personApi } from '../surfaces/google-classroom/person-api.ts'
import { proveStillAdministrator } from '../surfaces/google-classroom/prove-administrator.ts'
import { requireClient } from '../surfaces/google-classroom/require-client.ts'
import { setupValues } from '../surfaces/google-classroom/setup-values.ts'
import { tried, type CheckStep } from './check-step.ts'
import { readKeySet } from './read-key-set.ts'
import type { GoogleFromShell } from './google-from-shell.ts'

/** What can be tried of an add-on from here: its values, Google's answers, and what administrators granted. */
export async function checkClassroom(
  google: GoogleFromShell,
  scope: DistrictScope,
  id: InstallationId,
): Promise<CheckStep[]> {
  const sealKey = google.secrets.of('Google client secrets')
  const installation = await getGoogleInstallation(google.database, scope, id, sealKey)
  return [
    settings(installation),
    addresses(google, installation),
    await tried('client', async () => {
      await requireClient(google, installation)
      return 'Google takes client ID and secret'
    }),
    await tried('key set', () =>
      readKeySet(google.accounts.keys, google.fetch, { code: 'classroom.keys-unreachable', host: 'Google' }),
    ),
    ...(await administrators(google, scope, installation)),
    ...(await installs(google, scope, installation)),
    ...(await notices(google, scope, installation)),
  ]
}

const settings = ({
  hostedDomains,
  applicationId,
  pubsubTopic,
  features,
}: GoogleInstallation): CheckStep => ({
  step: 'settings',
  outcome: 'seen',
  words: [
    `domains ${hostedDomains.join(' ')}`,
    `application ${applicationId ?? 'not entered'}`,
    `topic ${pubsubTopic ?? 'none'}`,
    `features ${features.join(' ') || 'none'}`,
  ].join('; '),
})

/** Google takes addresses over https alone, but for those of one's own machine while trying it. */
function addresses(google: GoogleFromShell, installation: GoogleInstallation): CheckStep {
  const { redirectUri, setupUri } = setupValues(google, installation)
  const isTaken = redirectUri.startsWith('https:')
  const words = isTaken
    ? `${redirectUri} ${setupUri}`
    : `${redirectUri} is not https: set PUBLIC_URL to the address at which people reach this server.`
  return { step: 'addresses', outcome: isTaken ? 'ok' : 'failed', words }
}

/** Each access that lasts is used once; what is switched on and missing from all of them is told. */
async function administrators(
  google: GoogleFromShell,
  scope: DistrictScope,
  installation: GoogleInstallation,
): Promise<CheckStep[]> {
  const { installationId } = installation
  const key = { installationId, audience: 'administrator' } as const
  const lasting = await findGoogleGrantors(scope, key, [])
  const steps: CheckStep[] = []
  for (const { personId, grantedAt } of lasting)
    steps.push(
      await tried(`access granted ${grantedAt.toISOString()}`, () =>
        useAccess(google, scope, installation, personId),
      ),
    )
  // Listed after they were tried: an access that Google takes no more has ended now.
  const works = (await listAdministratorGrants(scope, installationId)).filter(({ lasts }) => lasts)
  const needed = administratorScopes(installation)
  const [least] = works
    .map(({ scopes }) => missingScopes(scopes, needed))
    .toSorted((a, b) => a.length - b.length)
  const features = administratorFeatures(installation).join(', ')
  if (least === undefined)
    return [
      ...steps,
      {
        step: 'administrator',
        outcome: 'failed',
        words: `nobody has granted ${features}: sign in from the console`,
      },
    ]
  return [
    ...steps,
    least.length === 0
      ? { step: 'administrator', outcome: 'ok', words: `granted ${features}` }
      : {
          step: 'administrator',
          outcome: 'failed',
          words: `missing ${least.join(' ')}: sign in again from the console`,
        },
  ]
}

async function useAccess(
  google: GoogleFromShell,
  scope: DistrictScope,
  installation: GoogleInstallation,
  personId: PersonId,
): Promise<string> {
  const key = { personId, audience: 'administrator' } as const
  const api = await personApi(google, scope, installation, key, { attempts: 2 })
  if (!api) throw grantEnded()
  // A token that still holds says nothing of the access: Google is asked for another.
  await api.tokens.renewed(await api.tokens.current())
  await proveStillAdministrator(google, scope, installation, { ...api, personId })
  return "Google gives a token for it, and calls the account a super administrator's"
}

async function installs(
  google: GoogleFromShell,
  scope: DistrictScope,
  installation: GoogleInstallation,
): Promise<CheckStep[]> {
  if (installation.applicationId === null) return []
  const states = await installStates(google, scope, installation)
  return states.map(({ domain, state, problem }) => ({
    step: `installed for ${domain}`,
    outcome: state === 'installed' ? 'ok' : 'failed',
    words: problem?.message ?? state,
  }))
}

/** What our own tables know of it: Google cannot be asked whether a registration lives. */
async function notices(
  { now }: GoogleFromShell,
  scope: DistrictScope,
  installation: GoogleInstallation,
): Promise<CheckStep[]> {
  const found = await noticesOf(scope, installation, now())
  if (!found) return []
  const { livesUntil, lastMessageAt, problem } = found
  const last = lastMessageAt === null ? 'no message in eight days' : `the last message came ${lastMessageAt}`
  if (livesUntil !== null && !problem)
    return [
      {
        step: 'notices',
        outcome: 'ok',
        words: `Google tells of changes until ${livesUntil}, renewed before; ${last}`,
      },
    ]
  const still =
    livesUntil === null ? 'Google tells of no changes' : `Google tells of changes until ${livesUntil}`
  const why = problem?.message ?? 'It has not been asked to yet: the worker does it within three hours.'
  return [{ step: 'notices', outcome: 'failed', words: `${still}; ${last}. ${why}` }]
}
