import { refuseSignIn } from './sign-in-refusals.ts'
import { refreshAccess, type Granted, type TokenPorts } from './token-endpoint.ts'

/** Access tokens of one person, as an API client wants them. */
export interface AccessTokens {
  /** One that lives for another minute. */
  current(): Promise<string>
  /** Another than the one that the API did not take. */
  renewed(refused: string): Promise<string>
}

export interface AccessPorts extends TokenPorts {
  /** What is stored of the person; read whenever a new access token is needed. */
  readRefreshToken: () => Promise<string | undefined>
  /** Google gave another refresh token: store it in place of the old one. Nothing is used before this has ended. */
  replaceRefreshToken: (refreshToken: string, replaced: string) => Promise<void>
  /** There is a new access token, which others may use too. */
  onRenewed?: (granted: Pick<Granted, 'accessToken' | 'expiresAt'>) => Promise<void>
}

const marginMilliseconds = 60_000

/**
 * Keeps one access token and refreshes it, one request at a time.
 * @throws Problem `classroom.refresh-token-missing`, or what `refreshAccess` throws
 */
export function accessTokens(
  ports: AccessPorts,
  first?: Pick<Granted, 'accessToken' | 'expiresAt'>,
): AccessTokens {
  const { now = () => new Date() } = ports
  let known = first
  let refreshing: Promise<string> | undefined

  async function refresh(): Promise<string> {
    const refreshToken = await ports.readRefreshToken()
    if (refreshToken === undefined)
      throw refuseSignIn(
        'classroom.refresh-token-missing',
        'Nothing is stored to act for this person while they are away. They have to sign in again, with consent.',
      )
    const granted = await refreshAccess(refreshToken, ports)
    if (granted.refreshToken !== undefined && granted.refreshToken !== refreshToken)
      await ports.replaceRefreshToken(granted.refreshToken, refreshToken)
    known = granted
    await ports.onRenewed?.({ accessToken: granted.accessToken, expiresAt: granted.expiresAt })
    return granted.accessToken
  }

  /** Whoever asks meanwhile waits for the same one; after a failure the next one asks anew. */
  const renew = (): Promise<string> => (refreshing ??= refresh().finally(() => (refreshing = undefined)))

  return {
    async current() {
      const isUsable = known && known.expiresAt.getTime() - marginMilliseconds > now().getTime()
      return isUsable && known ? known.accessToken : renew()
    },
    // Another call may have renewed it meanwhile.
    renewed: async (refused) =>
      known === undefined || known.accessToken === refused ? renew() : known.accessToken,
  }
}
