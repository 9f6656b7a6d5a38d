import type { HintFormat } from './message-hints.ts'
import type { PendingLaunch } from './pending-launches.ts'

/** What sets one simulated LTI platform apart from another: data, so that the engine asks nobody's name. */
export interface PlatformProfile {
  name: string
  issuer: string
  clientId: string
  deploymentId: string
  authorizationEndpoint: string
  tokenEndpoint: string
  jwksUri: string
  /** Seconds from `iat` to `exp`: an hour on Canvas, a minute on Moodle. */
  tokenLifetime: number
  /** `aud` as a list of one (Schoology). */
  audienceAsList?: boolean
  /** Whether `azp` repeats the client id. */
  authorizedParty: boolean
  /** How the browser gets to the tool's login. */
  loginMethod: 'get' | 'post'
  /** Under which names a login initiation tells the deployment. */
  deploymentParameters: readonly string[]
  /**
   * The frame that answers platform storage, named in login and launch (LTI Client Side postMessages §3.1); absent on a
   * platform that has none.
   */
  storageTarget?: string
  /** Whether the launch repeats the storage target of its login. */
  repeatsStorageTarget?: boolean
  /** Vendor parameters that go along with every login initiation. */
  loginExtras: Record<string, string>
  /** What a page says it is that refuses a request which must not be answered to the tool. */
  pageRefusal: 'invalid' | 'not-found'
  /** An answer without state says so with an empty field (Moodle). */
  alwaysState?: boolean
  /** How `lti_message_hint` is written. */
  hints: HintFormat
  /** What is wrong with an authentication request. */
  checkRequest: CheckRequest
}

export interface AuthenticationRefusal {
  error: string
  error_description?: string
}

/**
 * Tells what the tool is to hear about its request, or nothing when it is sound.
 * @throws Problem for what is answered by a page of the platform instead
 */
export type CheckRequest = (
  profile: PlatformProfile,
  parameters: Record<string, string>,
  launch: PendingLaunch | undefined,
) => AuthenticationRefusal | undefined

/** The tool under launch, as its administrator registered it. */
export interface RegisteredTool {
  name: string
  loginUrl: string
  /** The default `target_link_uri`, and the redirect URI unless others were registered. */
  launchUrl: string
  redirectUris?: readonly string[]
  /**
   * The tool's own key set: without it nobody can check what it would send, so neither deep linking nor services are
   * offered.
   */
  jwksUrl?: string
  /** What its key may ask tokens for; every scope of the platform unless said. */
  scopes?: readonly string[]
}
