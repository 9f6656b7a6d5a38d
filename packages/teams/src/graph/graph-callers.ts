import type { EntraTokens } from '../entra/entra-tokens.ts'
import type { EntraToken } from '../entra/read-entra-answer.ts'
import type { GraphCaller } from './graph-connection.ts'

interface App {
  clientId: string
}

/** The app for itself, with what an administrator of the tenant granted. */
export const appCaller = (
  { clientId }: App,
  tenantId: string,
  tokens: Pick<EntraTokens, 'appOnly' | 'dropAppOnly'>,
): GraphCaller => ({
  clientId,
  tenantId,
  token: async (limit) => (await tokens.appOnly(tenantId, limit)).value,
  dropToken: () => tokens.dropAppOnly(tenantId),
})

/**
 * In the name of a person, for as long as this token holds.
 * @param renew another token in their name, of which Graph wants to see these claims; without it there is no second attempt
 */
export function personCaller(
  { clientId }: App,
  tenantId: string,
  token: EntraToken,
  renew?: (claims: string | undefined) => Promise<EntraToken>,
): GraphCaller {
  let held = async () => token
  return {
    clientId,
    tenantId,
    token: async () => (await held()).value,
    dropToken:
      renew &&
      ((claims) => {
        let renewed: Promise<EntraToken> | undefined
        held = () => (renewed ??= renew(claims))
      }),
  }
}
