import { entraTokens } from '@lectern/teams'
import { Problem } from '@lectern/problem'
import type { TeamsCredential } from '@lectern/tenancy'
import type { TeamsApp, TeamsSurface } from './teams-surface.ts'

/**
 * Whether Entra takes this secret or certificate. A tenant that does not know the app yet says nothing of it.
 * @throws Problem `installation.credential-refused`, or of `entraRefusals`
 */
export async function requireCredential(
  { fetch, now }: Pick<TeamsSurface, 'fetch' | 'now'>,
  { clientId, tenantId }: TeamsApp,
  credential: TeamsCredential,
): Promise<void> {
  try {
    const app = { clientId }
    await entraTokens({ app, credential: () => credential, fetch, now }).appOnly(tenantId)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.code === 'teams.credential-refused') throw refused(error, credential)
    if (error.code !== 'teams.app-not-in-tenant') throw error
  }
}

/** Typed here, so it is not Microsoft that fails. */
const refused = ({ message }: Problem, credential: TeamsCredential): Problem =>
  new Problem({
    kind: 'invalid',
    code: 'installation.credential-refused',
    message,
    details: {
      errors: [{ path: 'clientSecret' in credential ? 'clientSecret' : 'certificate', message }],
    },
  })
