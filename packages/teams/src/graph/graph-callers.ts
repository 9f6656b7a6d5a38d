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

/** In the name of a person, for as long as this token holds; another one is for `onBehalfOf` to get. */
export const personCaller = ({ clientId }: App, tenantId: string, token: EntraToken): GraphCaller => ({
  clientId,
  tenantId,
  token: async () => token.value,
})
