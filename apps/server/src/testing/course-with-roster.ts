import type { InstallationDetails } from '@lectern/api-contracts'
import type { SimulatedServices } from '@lectern/lti/testing'
import { launched } from './browser-launch.ts'
import type { ConsoleCall } from './director.ts'
import type { InstalledPlatform } from './installed-platform.ts'

export const peopleOf = (count: number, more: Record<string, unknown> = {}) =>
  Array.from({ length: count }, (_, index) => ({
    user_id: `user-${index}`,
    roles: [index === 0 ? 'Instructor' : 'Learner'],
    ...more,
  }))

/** As an administrator and a teacher do it: the feature is switched on, and the course launched once. */
export async function switchedOnAndLaunched(
  url: string,
  { platform, installationId }: InstalledPlatform,
  director: ConsoleCall,
  { claims }: Pick<SimulatedServices, 'claims'>,
): Promise<void> {
  const body = { feature: 'roster', enabled: true }
  await director(`/installations/${installationId}/features`, { method: 'PUT', body })
  await launched(url, platform, { claims })
}

/** The class lists as the console shows them. */
export async function rostersOf(
  director: ConsoleCall,
  { installationId }: Pick<InstalledPlatform, 'installationId'>,
): Promise<NonNullable<InstallationDetails['rosters']>> {
  const { answer } = await director<InstallationDetails>(`/installations/${installationId}`)
  return answer.rosters!
}
