import { setTimeout } from 'node:timers/promises'
import type { Assertion, EntraTokens } from './entra-tokens.ts'
import type { WaitingLimit } from '../waiting-limit.ts'
import type { DelegatedOutcome } from './read-entra-answer.ts'

/** Seven seconds in all. Whoever still lacks consent then is asked again by a person, not by a loop. */
const delaysMilliseconds = [1_000, 2_000, 4_000]

/**
 * The token right after a person agreed: Entra takes seconds to know it everywhere (Teams "Enable SSO for tab app,
 * consent"), and a tab that asks again at once sends people round in circles.
 */
export async function onBehalfOfAfterConsent(
  tokens: Pick<EntraTokens, 'onBehalfOf'>,
  person: Assertion,
  scopes: readonly string[],
  { wait = setTimeout, deadline }: WaitingLimit & { wait?: (milliseconds: number) => Promise<unknown> } = {},
): Promise<DelegatedOutcome> {
  for (const delay of delaysMilliseconds) {
    const found = await tokens.onBehalfOf(person, scopes, { deadline })
    if (found.outcome !== 'consent-required') return found
    await wait(delay)
  }
  return tokens.onBehalfOf(person, scopes, { deadline })
}
