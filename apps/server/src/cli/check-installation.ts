import { Problem } from '@lectern/problem'
import type { Database, DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { memberPages } from '@lectern/lti'
import { defaultMinimum, disclose } from '@lectern/telemetry'
import {
  getInstallation,
  getLtiInstallation,
  latestRosterService,
  type InstallationSummary,
  type LtiInstallation,
  type RosterService,
} from '@lectern/tenancy'
import type { PlatformServices } from '../platform-services.ts'
import { needsOfFeatures } from '../surfaces/lti/tool-description.ts'
import { checkClassroom } from './check-classroom.ts'
import { checkTeams } from './check-teams.ts'
import { tried, type CheckStep } from './check-step.ts'
import type { GoogleFromShell } from './google-from-shell.ts'
import type { TeamsFromShell } from './teams-from-shell.ts'

export interface InstallationCheck {
  id: InstallationId
  name: string
  steps: CheckStep[]
}

interface CheckPorts {
  database: Database
  services: PlatformServices
  google: GoogleFromShell
  teams: TeamsFromShell
}

/**
 * What was seen of an installation so far, then what its switched-on features need, tried now: a token for each
 * permission, and the class list of the course that was launched last; of Google and Microsoft what they answer.
 * @throws Problem `installation.unknown`
 */
export async function checkInstallation(
  ports: CheckPorts,
  scope: DistrictScope,
  id: InstallationId,
): Promise<InstallationCheck> {
  const installation = await getInstallation(scope, id)
  const { name, lti, google, teams } = installation
  const steps = seen(installation)
  if (lti && lti.features.length > 0)
    steps.push(...(await tryFeatures(ports, scope, await getLtiInstallation(ports.database, scope, id))))
  if (google) steps.push(...(await checkClassroom(ports.google, scope, id)))
  if (teams) steps.push(...(await checkTeams(ports.teams, scope, id)))
  return { id, name, steps }
}

function seen({ createdAt, lti, lastAccepted, lastRefused, accepted, refused }: InstallationSummary) {
  const approved = lti?.deployments.filter(({ status }) => status === 'active').length
  const steps: CheckStep[] = [
    { step: 'registered', outcome: 'seen', words: createdAt },
    {
      step: 'launches',
      outcome: lastRefused !== null && (lastAccepted ?? '') < lastRefused ? 'failed' : 'seen',
      words: `last good ${lastAccepted ?? 'never'}, last refused ${lastRefused ?? 'never'}; ${accepted} good and ${refused} refused in 28 days`,
    },
  ]
  if (lti)
    steps.push(
      {
        step: 'deployments',
        outcome: approved === 0 ? 'failed' : 'seen',
        words: `${approved} approved of ${lti.deployments.length} seen`,
      },
      { step: 'features', outcome: 'seen', words: lti.features.join(', ') || 'none switched on' },
    )
  return steps
}

async function tryFeatures(
  { services }: CheckPorts,
  scope: DistrictScope,
  installation: LtiInstallation,
): Promise<CheckStep[]> {
  const { features, deployments, profile, installationId } = installation
  const roster = features.includes('roster') ? await latestRosterService(scope, installationId) : undefined
  const deploymentId =
    roster?.deploymentId ?? Object.keys(deployments).find((one) => deployments[one] === 'active')
  if (deploymentId === undefined) return [] // that none is approved was told before
  const scopes = needsOfFeatures(profile)
    .filter(({ feature }) => features.includes(feature))
    .flatMap((needs) => needs.scopes)
  const steps: CheckStep[] = []
  for (const wanted of scopes)
    steps.push(
      await tried(`token ${wanted}`, async () => {
        const { scopes: granted } = await services.grant(installation, deploymentId, [wanted])
        if (!granted.includes(wanted)) throw notGranted(wanted, granted)
        return 'granted'
      }),
    )
  if (features.includes('roster')) steps.push(await tryRoster(services, installation, roster))
  return steps
}

const tryRoster = (
  services: PlatformServices,
  installation: LtiInstallation,
  roster: RosterService | undefined,
): Promise<CheckStep> =>
  tried('class list', async () => {
    if (!roster) throw neverOffered()
    const { deploymentId, membershipsUrl: url, title } = roster
    const connection = services.connect(installation, deploymentId)
    for await (const { members, next } of memberPages(connection, { url, versions: ['2.0'] })) {
      const count = disclose(members.length)
      const words = 'value' in count ? `${count.value} members` : `fewer than ${defaultMinimum} members`
      return `${title ?? 'the course launched last'}: ${words}${next === undefined ? '' : ' on the first page'}`
    }
    return 'empty'
  })

const notGranted = (wanted: string, granted: readonly string[]): Problem =>
  new Problem({
    kind: 'forbidden',
    code: 'installation.scope-not-granted',
    message: `The platform gives a token without ${wanted}; it permits ${granted.join(' ') || 'nothing'}. Allow it there.`,
  })

const neverOffered = (): Problem =>
  new Problem({
    kind: 'conflict',
    code: 'roster.not-offered',
    message:
      'No launch has said where a class list is. Switch names and roles on for Lectern in the platform, then open it in a course.',
  })
