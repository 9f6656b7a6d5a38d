import { errors, jwtVerify, SignJWT, type CryptoKey } from 'jose'
import { Problem } from '@lectern/problem'
import type { AppId, ContextId, DistrictId, InstallationId, LaunchId, PersonId } from './ids.ts'
import type { Launch, Locale, Role, Surface } from './launch.ts'

/** Who is calling after a launch, and from where. */
export interface EmbedSession {
  launchId: LaunchId
  surface: Surface
  districtId: DistrictId
  installationId: InstallationId
  personId: PersonId
  role: Role
  contextId?: ContextId
  /** Set when the launch was for one app: a student may use this one and nothing else. */
  appId?: AppId
  locale: Locale
  /** Canvas' student view and its like: opens work, and are never counted. */
  isTestUser: boolean
}

export const sessionOf = (launch: Launch): EmbedSession => ({
  launchId: launch.id,
  surface: launch.surface,
  districtId: launch.districtId,
  installationId: launch.installationId,
  personId: launch.person.id,
  role: launch.person.role,
  contextId: launch.context?.id,
  appId: launch.appId,
  locale: launch.locale,
  isTestUser: launch.person.isTestUser,
})

export interface SessionTokens {
  /** `expiresAt`: seconds since the epoch. */
  issue(session: EmbedSession, now?: Date): Promise<{ token: string; expiresAt: number }>
  /** @throws Problem `session.expired` or `session.invalid` (unauthenticated) */
  verify(token: string, now?: Date): Promise<EmbedSession>
}

/** Imported once (`sessionKey`), because importing the bytes for each token costs more than the signature. */
export type SessionKey = CryptoKey

/** @param secret 32 bytes */
export const sessionKey = (secret: Uint8Array<ArrayBuffer>): Promise<SessionKey> =>
  crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])

/** Bearer tokens of the page: a class period with room to spare, then it is opened from the course again. */
export const bearerTokens = (key: SessionKey): SessionTokens => tokens(key, 'lectern:bearer', 4 * 60 * 60)

/** The one-time code in a launch's page; whoever redeems it makes sure that it is used once. */
export const launchCodes = (key: SessionKey): SessionTokens => tokens(key, 'lectern:launch-code', 10 * 60)

/** HS256, so that no call needs a session lookup; the audience keeps a code from passing for a bearer token. */
function tokens(key: SessionKey, audience: string, lifetimeSeconds: number): SessionTokens {
  return {
    async issue(session, now = new Date()) {
      const expiresAt = Math.floor(now.getTime() / 1000) + lifetimeSeconds
      const token = await new SignJWT({ ...session })
        .setProtectedHeader({ alg: 'HS256' })
        .setAudience(audience)
        .setExpirationTime(expiresAt)
        .sign(key)
      return { token, expiresAt }
    },

    async verify(token, now = new Date()) {
      const options = { algorithms: ['HS256'], audience, currentDate: now, requiredClaims: ['exp'] }
      try {
        const { payload } = await jwtVerify<EmbedSession>(token, key, options)
        const { aud: _audience, exp: _expiry, ...session } = payload
        return session
      } catch (cause) {
        throw cause instanceof errors.JWTExpired ? expired(cause) : invalid(cause)
      }
    },
  }
}

const expired = (cause: unknown): Problem =>
  new Problem({
    kind: 'unauthenticated',
    code: 'session.expired',
    message: 'The session of this page has ended. Open Lectern from the course again.',
    cause,
  })

const invalid = (cause: unknown): Problem =>
  new Problem({
    kind: 'unauthenticated',
    code: 'session.invalid',
    message: 'This is not a token of ours. Open Lectern from the course again.',
    cause,
  })
