import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { channelState } from '@lectern/nudges'
import { keySetUrl, publicCloud } from '@lectern/teams'
import { findTeamsSubscription, teamsAdmission, type TeamsInstallation } from '@lectern/tenancy'
import { confirmAdmission } from '../surfaces/teams/confirm-admission.ts'
import { missingRoles } from '../surfaces/teams/needed-permissions.ts'
import { releaseOf, setupValues } from '../surfaces/teams/setup-values.ts'
import { credentialState } from '../surfaces/teams/teams-details.ts'
import { teamsInstallationOf } from '../surfaces/teams/teams-installation-of.ts'
import { tried, type CheckStep } from './check-step.ts'
import { readKeySet } from './read-key-set.ts'
import type { TeamsFromShell } from './teams-from-shell.ts'

/** What can be tried of an installation in Teams from here: its values, Microsoft's answers, and what was granted. */
export async function checkTeams(
  teams: TeamsFromShell,
  scope: DistrictScope,
  id: InstallationId,
): Promise<CheckStep[]> {
  const installation = await teamsInstallationOf(teams, scope, id)
  return [
    settings(installation),
    addresses(teams, installation),
    await credential(teams, scope, installation),
    await tried('key set', () =>
      readKeySet(keySetUrl(publicCloud), teams.fetch, { code: 'teams.keys-unreachable', host: 'Microsoft' }),
    ),
    ...(await admission(teams, scope, installation)),
    appPackage(teams, installation),
    ...(await subscription(teams, scope, installation)),
    ...(await notifications(scope, installation)),
  ]
}

const settings = ({ clientId, tenantId, features }: TeamsInstallation): CheckStep => ({
  step: 'settings',
  outcome: 'seen',
  words: `app ${clientId}; tenant ${tenantId}; features ${features.join(' ') || 'none'}`,
})

/** Teams shows nothing that is not https. */
function addresses(teams: TeamsFromShell, installation: TeamsInstallation): CheckStep {
  const { signInUri, consentUri, applicationIdUri } = setupValues(teams, installation)
  const isTaken = teams.publicUrl.startsWith('https:')
  const words = isTaken
    ? [applicationIdUri, signInUri, consentUri].join(' ')
    : `${teams.publicUrl} is not https: set PUBLIC_URL to the address at which people reach this server.`
  return { step: 'addresses', outcome: isTaken ? 'ok' : 'failed', words }
}

async function credential(
  { now }: TeamsFromShell,
  scope: DistrictScope,
  { installationId, credential: kept }: TeamsInstallation,
): Promise<CheckStep> {
  const { credentialExpiresAt } = await teamsAdmission(scope, installationId)
  const state = credentialState(credentialExpiresAt, now())
  const kind = 'clientSecret' in kept ? 'secret' : 'certificate'
  const words = {
    unknown: 'nobody said when it ends: enter it on the page of the installation',
    good: `ends ${credentialExpiresAt}`,
    soon: `ends ${credentialExpiresAt}, within 30 days: make a new one and enter it`,
    expired: `ended ${credentialExpiresAt}: make a new one and enter it`,
  }[state]
  return { step: kind, outcome: state === 'good' ? 'ok' : state === 'unknown' ? 'seen' : 'failed', words }
}

/** Microsoft is asked now; what is switched on and not granted is told feature by feature. */
async function admission(
  teams: TeamsFromShell,
  scope: DistrictScope,
  installation: TeamsInstallation,
): Promise<CheckStep[]> {
  let roles: string[] | undefined
  const confirmed = await tried('tenant', async () => {
    roles = await confirmAdmission(teams, scope, installation)
    const { tenantName } = await teamsAdmission(scope, installation.installationId)
    return `${tenantName ?? installation.tenantId} admits the app`
  })
  if (roles === undefined) return [confirmed]
  const missing = missingRoles(installation, roles)
  if (missing.length === 0)
    return [confirmed, { step: 'permissions', outcome: 'ok', words: `granted ${roles.join(' ')}` }]
  const uses = [...new Set(missing.map(({ use }) => use))]
  return [
    confirmed,
    ...uses.map((use): CheckStep => {
      const names = missing.filter((one) => one.use === use).map(({ name }) => name)
      return {
        step: `permissions for ${use}`,
        outcome: 'failed',
        words: `missing ${names.join(' ')}: register them in Entra and grant admin consent`,
      }
    }),
  ]
}

function appPackage(teams: TeamsFromShell, installation: TeamsInstallation): CheckStep {
  const release = releaseOf(teams, installation)
  const step = 'app package'
  if (release === null) return { step, outcome: 'seen', words: 'never downloaded' }
  const { version, isCurrent } = release
  return isCurrent
    ? { step, outcome: 'ok', words: `${version} is what would be made now` }
    : {
        step,
        outcome: 'failed',
        words: `it has changed since ${version} was made: download and upload it again`,
      }
}

async function subscription(
  { now }: TeamsFromShell,
  scope: DistrictScope,
  { installationId, features }: TeamsInstallation,
): Promise<CheckStep[]> {
  if (!features.includes('roster')) return []
  const kept = await findTeamsSubscription(scope, installationId)
  const step = 'notices of changes'
  if (kept?.message) return [{ step, outcome: 'failed', words: kept.message }]
  if (!kept?.made) return [{ step, outcome: 'seen', words: 'not asked for yet: is a worker running?' }]
  const { expiresAt } = kept.made
  return [
    {
      step,
      outcome: expiresAt > now() ? 'ok' : 'failed',
      words: `until ${expiresAt.toISOString()}; told last ${kept.toldAt?.toISOString() ?? 'never'}`,
    },
  ]
}

async function notifications(
  scope: DistrictScope,
  { installationId, features }: TeamsInstallation,
): Promise<CheckStep[]> {
  if (!features.some((feature) => feature === 'notifications')) return []
  const { firstSentAt, lastSentAt, problem } = await channelState(scope, installationId)
  const step = 'notifications'
  if (problem) return [{ step, outcome: 'failed', words: problem.message }]
  const words = lastSentAt
    ? `first ${firstSentAt?.toISOString()}, last ${lastSentAt.toISOString()}`
    : 'none went out yet'
  return [{ step, outcome: 'seen', words }]
}
