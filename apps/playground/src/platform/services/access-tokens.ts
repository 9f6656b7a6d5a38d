import { randomBytes } from 'node:crypto'
import type { ToolClient } from './tool-client.ts'

interface AccessGrant {
  client: ToolClient
  scopes: readonly string[]
}

export interface AccessTokens {
  issue(grant: AccessGrant): { token: string; expiresIn: number }
  /** What the bearer of this `Authorization` header may do; undefined without a token that holds. */
  read(authorization: string | undefined): AccessGrant | undefined
}

const lifetimeSeconds = 60 * 60

/** Tokens live for an hour, and each belongs to one client and what it was granted. */
export function accessTokens(now: () => Date): AccessTokens {
  const issued = new Map<string, AccessGrant & { expiresAt: number }>()
  return {
    issue(grant) {
      const time = now().getTime()
      for (const [old, { expiresAt }] of issued) {
        if (expiresAt > time) break
        issued.delete(old)
      }
      const token = randomBytes(32).toString('base64url')
      issued.set(token, { ...grant, expiresAt: time + lifetimeSeconds * 1000 })
      return { token, expiresIn: lifetimeSeconds }
    },
    read(authorization = '') {
      const [scheme, token = ''] = authorization.split(' ')
      const grant = scheme?.toLowerCase() === 'bearer' ? issued.get(token) : undefined
      return grant && grant.expiresAt > now().getTime() ? grant : undefined
    },
  }
}
