import { Problem } from '@lectern/problem'
import { findTeamsInstallations, refuseRemoved, type TeamsInstallation } from '@lectern/tenancy'
import type { TeamsSurface } from './teams-surface.ts'

/** In the addresses of the app package: whose app it is. It is in every sign-in, and so no secret. */
export const clientParameter = 'client'

/**
 * All that share the app; the tenant of whoever comes tells which one is meant.
 * @throws Problem `installation.removed`, `teams.client-unknown`
 */
export async function namedInstallations(
  { database, secrets }: Pick<TeamsSurface, 'database' | 'secrets'>,
  clientId: string | null,
): Promise<TeamsInstallation[]> {
  const found = clientId
    ? await findTeamsInstallations(database, { clientId }, secrets.of('Teams credentials'))
    : []
  if (found.length > 0) return found
  if (clientId) await refuseRemoved(database, { surface: 'teams', clientId: clientId.toLowerCase() })
  throw new Problem({
    kind: 'not-found',
    code: 'teams.client-unknown',
    message:
      'The address of the tab names no app that is installed here. Upload the app package again that the installation in the console gives.',
    details: { clientId },
  })
}
