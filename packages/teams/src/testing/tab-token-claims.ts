import { simulatedApp, personIds, tenantIds } from './a-district.ts'

export interface TabTokenOptions {
  tenantId?: string
  objectId?: string
  clientId?: string
  now?: Date
  /** What the tab asked Teams with (`getAuthToken({ claims })`). */
  asked?: string
  /** They replace what stands here, and `undefined` takes a claim out. */
  claims?: Record<string, unknown>
}

const teamsInABrowser = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346'
const lifetimeSeconds = 75 * 60

/** What a v2.0 token for a tab says (entra "Access token claims reference"). */
export function tabTokenClaims({
  tenantId = tenantIds.fairview,
  objectId = personIds.teacher,
  clientId = simulatedApp.clientId,
  now = new Date(),
  claims,
}: TabTokenOptions = {}): Record<string, unknown> {
  const seconds = Math.floor(now.getTime() / 1000)
  return {
    aud: clientId,
    iss: `https://login.microsoftonline.com/${tenantId}/v2.0`,
    iat: seconds,
    nbf: seconds,
    exp: seconds + lifetimeSeconds,
    azp: teamsInABrowser,
    azpacr: '0',
    name: 'Tara Teacher',
    oid: objectId,
    preferred_username: 'tara@fairview.example',
    scp: 'access_as_user',
    sub: `pairwise-${objectId}`,
    tid: tenantId,
    uti: crypto.randomUUID(),
    ver: '2.0',
    ...claims,
  }
}

/** The same as an app registration without `requestedAccessTokenVersion` gets it. */
export const v1TabTokenClaims = (options: TabTokenOptions = {}): Record<string, unknown> =>
  tabTokenClaims({
    ...options,
    claims: {
      ver: '1.0',
      iss: `https://sts.windows.net/${options.tenantId ?? tenantIds.fairview}/`,
      aud: `api://${simulatedApp.host}/${simulatedApp.clientId}`,
      azp: undefined,
      appid: teamsInABrowser,
      ...options.claims,
    },
  })
