import { decodeJwt } from 'jose'
import { refuseEntra } from './entra-refusals.ts'
import type { EntraTokens } from './entra-tokens.ts'

/**
 * The application permissions that an administrator of the tenant granted: the app's own token for Graph names them
 * (entra "Access token claims reference", roles). To be shown and nothing else: Graph alone decides by them.
 * @throws Problem of `entraRefusals`
 */
export async function grantedRoles(
  tokens: Pick<EntraTokens, 'appOnly'>,
  tenantId: string,
): Promise<string[]> {
  const { value } = await tokens.appOnly(tenantId)
  const { roles } = claimsOf(value)
  return Array.isArray(roles) ? roles.filter((role) => typeof role === 'string').toSorted() : []
}

function claimsOf(token: string): Record<string, unknown> {
  try {
    return decodeJwt(token)
  } catch {
    throw refuseEntra('teams.entra-answer-invalid', 'The token of the app does not say what it is for.')
  }
}
