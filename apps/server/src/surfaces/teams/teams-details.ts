import type { TeamsDetails } from '@lectern/api-contracts'
import type { DistrictScope } from '@lectern/database'
import { channelState } from '@lectern/nudges'
import { featuresOfHost, firstLaunches, teamsAdmission, type TeamsInstallation } from '@lectern/tenancy'
import { neededPermissions } from './needed-permissions.ts'
import { setupValues } from './setup-values.ts'
import type { TeamsSurface } from './teams-surface.ts'

type TeamsDetailsPorts = Pick<TeamsSurface, 'publicUrl' | 'host' | 'redirectUri' | 'consentUri' | 'now'>

/** All that the page of an installation in Microsoft Teams shows of it alone. */
export async function teamsDetails(
  ports: TeamsDetailsPorts,
  scope: DistrictScope,
  installation: TeamsInstallation,
): Promise<TeamsDetails> {
  const { installationId, credential } = installation
  const [admission, launches, channel] = await Promise.all([
    teamsAdmission(scope, installationId),
    firstLaunches(scope, installationId),
    channelState(scope, installationId),
  ])
  const { confirmedAt, tenantName, refusal, grantedRoles, credentialExpiresAt } = admission
  return {
    values: setupValues(ports, installation),
    permissions: neededPermissions(installation).map((needed) => ({
      ...needed,
      granted: needed.kind === 'application' ? grantedRoles.includes(needed.name) : null,
    })),
    offered: [...featuresOfHost('teams')],
    seen: { ...launches, firstNoticeAt: channel.firstSentAt?.toISOString() ?? null },
    noticeProblem: channel.problem && { ...channel.problem, at: channel.problem.at.toISOString() },
    admission: { confirmedAt, tenantName, refusal },
    credential: {
      kind: 'clientSecret' in credential ? 'secret' : 'certificate',
      expiresAt: credentialExpiresAt,
      state: credentialState(credentialExpiresAt, ports.now()),
    },
  }
}

/** Whoever renews it needs some days for it. */
const soonMilliseconds = 30 * 24 * 60 * 60_000

export function credentialState(expiresAt: string | null, now: Date): TeamsDetails['credential']['state'] {
  if (expiresAt === null) return 'unknown'
  const left = new Date(expiresAt).getTime() - now.getTime()
  if (left <= 0) return 'expired'
  return left <= soonMilliseconds ? 'soon' : 'good'
}
