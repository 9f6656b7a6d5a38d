import { errors, jwtVerify, SignJWT } from 'jose'
import { Problem } from '@lectern/problem'
import type { AppId, ContextId, DistrictId, InstallationId, LaunchId, PersonId } from './ids.ts'
import type { Launch, Locale, Role, Surface } from './launch.ts'

/** Who is calling after a launch, and from where: what a bearer token says. */
export interface EmbedSession {
  launchId: LaunchId
  surface: Surface
  districtId: DistrictId
  installationId: InstallationId
  personId: PersonId
  role: Role
  contextId?: ContextId
  /** A student session may open this app and nothing else. */
  appId?: AppId
  locale: Locale
}

export interface SessionTokens {
  /** `expiresAt`: seconds since the epoch. */
  issue(launch: Launch, now?: Date): Promise<{ token: string; expiresAt: number }>
  /** @throws Problem `session.expired` or `session.invalid` (unauthenticated) */
  verify(token: string, now?: Date): Promise<EmbedSession>
}

/** A class period with room to spare; afterwards the person opens Lectern from the course again. */
const lifetimeSeconds = 4 * 60 * 60
const audience = 'lectern:embed'

/** Bearer tokens of the embed page: HS256 over `key` (32 bytes), so that no call needs a session lookup. */
export function sessionTokens(key: Uint8Array): SessionTokens {
  return {
    async issue(launch, now = new Date()) {
      const issuedAt = Math.floor(now.getTime() / 1000)
      const expiresAt = issuedAt + lifetimeSeconds
      const token = await new SignJWT({
        dis: launch.districtId,
        ins: launch.installationId,
        rol: launch.person.role,
        sur: launch.surface,
        loc: launch.locale,
        ...(launch.context && { ctx: launch.context.id }),
        ...(launch.appId && { app: launch.appId }),
      })
        .setProtectedHeader({ alg: 'HS256' })
        .setJti(launch.id)
        .setSubject(launch.person.id)
        .setAudience(audience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(key)
      return { token, expiresAt }
    },

    async verify(token, now = new Date()) {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        audience,
        currentDate: now,
        requiredClaims: ['jti', 'sub', 'exp'],
      }).catch((cause: unknown) => {
        const expired = cause instanceof errors.JWTExpired
        throw new Problem({
          kind: 'unauthenticated',
          code: expired ? 'session.expired' : 'session.invalid',
          message: expired ? 'The session of this page has ended.' : 'The bearer token is not one of ours.',
          cause,
        })
      })
      // The signature proves that issue() wrote these claims, so their shapes are known.
      return {
        launchId: payload.jti as LaunchId,
        surface: payload['sur'] as Surface,
        districtId: payload['dis'] as DistrictId,
        installationId: payload['ins'] as InstallationId,
        personId: payload.sub as PersonId,
        role: payload['rol'] as Role,
        contextId: payload['ctx'] as ContextId | undefined,
        appId: payload['app'] as AppId | undefined,
        locale: payload['loc'] as Locale,
      }
    },
  }
}
