import { entraTokens } from '@lectern/teams'
import { Problem } from '@lectern/problem'
import type { TeamsCredential } from '@lectern/tenancy'
import type { TeamsApp, TeamsSurface } from './teams-surface.ts'

type EntraPorts = Pick<TeamsSurface, 'fetch' | 'now'>

/**
 * Whether Entra takes this secret or certificate.
 * @returns false where nothing is said of it: the tenant does not know the app yet
 * @throws Problem `installation.credential-refused`, `installation.tenant-unknown`, or of `entraRefusals`
 */
export async function requireCredential(
  ports: EntraPorts,
  app: TeamsApp,
  credential: TeamsCredential,
): Promise<boolean> {
  try {
    return await isCredentialTaken(ports, app, credential)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const path = 'clientSecret' in credential ? 'clientSecret' : 'certificate'
    if (error.code === 'teams.credential-refused')
      throw mistyped('installation.credential-refused', path, error)
    if (error.code === 'teams.tenant-not-found')
      throw mistyped('installation.tenant-unknown', 'tenantId', error)
    throw error
  }
}

/** @throws Problem of `entraRefusals` */
export async function isCredentialTaken(
  { fetch, now }: EntraPorts,
  { clientId, tenantId }: TeamsApp,
  credential: TeamsCredential,
): Promise<boolean> {
  const app = { clientId: clientId.toLowerCase() }
  try {
    await entraTokens({ app, credential: () => credential, fetch, now }).appOnly(tenantId.toLowerCase())
    return true
  } catch (error) {
    if (error instanceof Problem && error.code === 'teams.app-not-in-tenant') return false
    throw error
  }
}

/** Typed here, so it is not Microsoft that fails. */
const mistyped = (code: string, path: string, { message }: Problem): Problem =>
  new Problem({ kind: 'invalid', code, message, details: { errors: [{ path, message }] } })
