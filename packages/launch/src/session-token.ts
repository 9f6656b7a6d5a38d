import { Problem } from '@lectern/problem'
import type { AppId, ContextId, DistrictId, InstallationId, LaunchId, PersonId } from './ids.ts'
import type { Launch, Locale, NamedPerson, Role, Surface } from './launch.ts'
import { sealJson, unsealJson } from './sealed-text.ts'

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
  /** Set when the host asked what is held about somebody: this one may be shown, handed out and forgotten. */
  about?: NamedPerson
  /** Opening that app gives credit at the host. */
  earnsCredit?: boolean
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
  about: launch.about,
  earnsCredit: launch.earnsCredit,
  locale: launch.locale,
  isTestUser: launch.person.isTestUser,
})

export interface SessionTokens {
  /** `expiresAt`: seconds since the epoch. */
  issue(session: EmbedSession, now?: Date): { token: string; expiresAt: number }
  /** @throws Problem `session.expired` or `session.invalid` (unauthenticated) */
  verify(token: string, now?: Date): EmbedSession
}

/** Bearer tokens of the page: a class period with room to spare, then it is opened from the course again. */
export const bearerTokens = (key: Uint8Array): SessionTokens => tokens(key, 'bearer', 4 * 60 * 60)

/** The one-time code in a launch's page; whoever redeems it makes sure that it is used once. */
export const launchCodes = (key: Uint8Array): SessionTokens => tokens(key, 'launch-code', 10 * 60)

/** No call needs a session lookup; the purpose keeps a code from passing for a bearer token. */
function tokens(key: Uint8Array, purpose: string, lifetimeSeconds: number): SessionTokens {
  return {
    issue(session, now = new Date()) {
      const expiresAt = Math.floor(now.getTime() / 1000) + lifetimeSeconds
      return { token: sealJson({ ...session, expiresAt }, purpose, key), expiresAt }
    },
    verify(token, now = new Date()) {
      // The seal proves that issue() wrote it, so its shape is known.
      const sealed = unsealJson(token, purpose, key) as (EmbedSession & { expiresAt: number }) | undefined
      if (!sealed) throw refused('session.invalid', 'This is not a token of ours.')
      const { expiresAt, ...session } = sealed
      if (expiresAt * 1000 <= now.getTime())
        throw refused('session.expired', 'The session of this page has ended.')
      return session
    },
  }
}

const refused = (code: string, what: string): Problem =>
  new Problem({ kind: 'unauthenticated', code, message: `${what} Open Lectern from the course again.` })
