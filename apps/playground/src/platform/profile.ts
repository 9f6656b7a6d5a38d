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
  /** The frame that answers platform storage, named in login and launch (LTI Client Side postMessages §3.1). */
  storageTarget: string
  /** Vendor parameters that go along with every login initiation. */
  loginExtras: Record<string, string>
  /** What the platform writes into its message hints besides its own reference. */
  hintExtras: Record<string, string>
  /** Parameters without which an authentication request is refused. */
  requiredParameters: readonly string[]
}

/** The tool under launch, as its administrator registered it. */
export interface RegisteredTool {
  name: string
  loginUrl: string
  /** Redirect URI and default `target_link_uri` in one. */
  launchUrl: string
  /** The tool's own key set: without it nobody can check what it would send back, so deep linking is not offered. */
  jwksUrl?: string
}

/** A browser form that submits itself: how LTI messages travel. */
export interface FormPost {
  action: string
  fields: Record<string, string>
}

export type Claims = Record<string, unknown>
