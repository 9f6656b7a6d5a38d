import { createHash, randomUUID } from 'node:crypto'

/** What one person granted the project. */
export interface Grant {
  sub: string
  scopes: Set<string>
}

interface PendingCode {
  sub: string
  challenge: string
  redirectUri: string
  nonce?: string
  /** Whether a refresh token comes with it. */
  offline: boolean
}

export interface Access {
  sub: string
  scopes: ReadonlySet<string>
  expiresAt: number
}

const accessSeconds = 3599

/** Who granted what, and the codes and tokens that came of it. */
export function simulatedGrants(now: () => Date) {
  const grants = new Map<string, Grant>()
  const codes = new Map<string, PendingCode>()
  const accesses = new Map<string, Access>()
  const refreshTokens = new Map<string, string>()

  function endTokens(sub: string): void {
    for (const [token, access] of accesses) if (access.sub === sub) accesses.delete(token)
    for (const [token, owner] of refreshTokens) if (owner === sub) refreshTokens.delete(token)
  }

  return {
    grants,

    allow(sub: string, scopes: readonly string[]): Grant {
      const grant = grants.get(sub) ?? { sub, scopes: new Set() }
      for (const scope of scopes) grant.scopes.add(scope)
      grants.set(sub, grant)
      return grant
    },

    issueCode(pending: PendingCode): string {
      const code = `4/${randomUUID()}`
      codes.set(code, pending)
      return code
    },

    /** Once, and only with the verifier of its challenge. */
    redeemCode(code: string, verifier: string, redirectUri: string): PendingCode | undefined {
      const pending = codes.get(code)
      codes.delete(code)
      const challenge = createHash('sha256').update(verifier).digest('base64url')
      return pending?.challenge === challenge && pending.redirectUri === redirectUri ? pending : undefined
    },

    issueAccess(sub: string): { token: string; expiresIn: number; scope: string } {
      const scopes = new Set(grants.get(sub)?.scopes)
      const token = `ya29.${randomUUID()}`
      accesses.set(token, { sub, scopes, expiresAt: now().getTime() + accessSeconds * 1000 })
      return { token, expiresIn: accessSeconds, scope: [...scopes].join(' ') }
    },

    issueRefreshToken(sub: string): string {
      const token = `1//${randomUUID()}`
      refreshTokens.set(token, sub)
      return token
    },

    ownerOf: (refreshToken: string): string | undefined => refreshTokens.get(refreshToken),
    retire: (refreshToken: string) => void refreshTokens.delete(refreshToken),

    /** Of the bearer of a request; nothing without a token that holds. */
    accessOf(headers: Headers): Access | undefined {
      const access = accesses.get(headers.get('authorization')?.replace(/^Bearer /, '') ?? '')
      return access && access.expiresAt > now().getTime() ? access : undefined
    },

    /** The tokens alone, as after another password: what was granted stays known. */
    endTokens,

    /** All that a person ever granted, as when they withdraw it in their account. */
    revoke(sub: string): void {
      grants.delete(sub)
      endTokens(sub)
    },

    /** The access tokens alone, as when they expire early. */
    expireAccess: () => accesses.clear(),

    subOf: (token: string): string | undefined => accesses.get(token)?.sub ?? refreshTokens.get(token),
  }
}

export type SimulatedGrants = ReturnType<typeof simulatedGrants>
