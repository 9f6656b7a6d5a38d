import type { JWK } from 'jose'
import { authorize } from './authorize.ts'
import { deepLinkingResponses, type ReadDeepLinkingResponse } from './deep-linking-responses.ts'
import { initiateLogin, type LaunchIntent } from './initiate-login.ts'
import type { LaunchTrails } from './launch-trail.ts'
import { pendingLaunches, type PendingLaunches } from './pending-launches.ts'
import type { FormPost } from './message.ts'
import type { PlatformProfile, RegisteredTool } from './profile.ts'
import type { SigningKey } from './signing-key.ts'

/** One simulated platform that launches one tool. */
export interface Platform {
  profile: PlatformProfile
  tool: RegisteredTool
  /** Step 1: what the browser posts to the tool's login URL. */
  initiateLogin(intent: LaunchIntent): Promise<FormPost>
  /** Whether it waits for the answer to this login. */
  awaits(hint: string): Promise<boolean>
  /** Step 3: the answer to the tool's authentication request. */
  authorize(parameters: Record<string, string>): Promise<FormPost>
  jwks(): Promise<{ keys: JWK[] }>
  /** What the tool posts back after a choice; absent where it publishes no keys. */
  readDeepLinkingResponse?: ReadDeepLinkingResponse
}

interface PlatformParts {
  profile: PlatformProfile
  tool: RegisteredTool
  /** Made when first needed. */
  key: () => Promise<SigningKey>
  /** Of all platforms: a page asks for its trail by the launch alone. */
  trails: LaunchTrails
  now: () => Date
}

/** What both steps of a launch work with. */
export interface LaunchDesk extends PlatformParts {
  pending: PendingLaunches
}

export function createPlatform({ profile, tool, key, trails, now }: PlatformParts): Platform {
  const desk: LaunchDesk = { profile, tool, now, key, trails, pending: pendingLaunches(profile.hints, now) }
  return {
    profile,
    tool,
    awaits: async (hint) => (await desk.pending.open(hint)).launch !== undefined,
    initiateLogin: (intent) => initiateLogin(desk, intent),
    authorize: (parameters) => authorize(desk, parameters),
    jwks: async () => ({ keys: [(await key()).publicJwk] }),
    ...(tool.jwksUrl && { readDeepLinkingResponse: deepLinkingResponses(profile, tool.jwksUrl, now) }),
  }
}
