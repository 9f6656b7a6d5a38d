import { z } from 'zod'
import { embedModel } from './embed.ts'
import { problemDocument } from './problem.ts'

/**
 * `POST /api/v1/teams/launch`: a tab of Microsoft Teams asks for its page. The Authorization header carries what
 * `authentication.getAuthToken` gave, and nothing else proves who asks.
 */
export const teamsLaunchRequest = z.object({
  /** Path and query of the tab, as Teams opened it. */
  address: z.string().min(1).max(8192),
  /** `app.getContext()` as it is: hints, every one of them. Null where the host told none. */
  context: z.record(z.string(), z.unknown()).nullable(),
  /** The class that a teacher chose among their own. */
  group: z.string().max(64).optional(),
  /** The person has just agreed in a window: Entra takes seconds to know it everywhere. */
  afterConsent: z.boolean().default(false),
  /** Why there is no token: no host around the page, one that never answered, or one that gave none. */
  failure: z
    .object({ kind: z.enum(['outside', 'silent', 'token']), reason: z.string().max(1000).default('') })
    .optional(),
})
export type TeamsLaunchRequest = z.input<typeof teamsLaunchRequest>

export const teamsLaunchResponse = z.object({
  model: embedModel,
  /** Of the page as it first looks: it is there before the script that brings it to life. */
  markup: z.string(),
})
export type TeamsLaunchResponse = z.infer<typeof teamsLaunchResponse>

/** A refused launch: an RFC 9457 document with the page that the tab shows in its place. */
export const teamsRefusal = problemDocument.extend({
  /** A whole HTML document without a script. */
  page: z.string(),
  /** What its button does. */
  act: z.enum(['consent', 'signIn', 'retry']).optional(),
  /** For `consent` and `signIn`: the page for a window of its own, then the launch is asked for once more. */
  window: z.url().optional(),
  /** What a policy of the tenant wants to see in the token of that second launch: for `authentication.getAuthToken`. */
  claims: z.string().optional(),
})
export type TeamsRefusal = z.infer<typeof teamsRefusal>
