import { graphError, type GraphOptions } from '@lectern/teams/testing'
import type { Switches } from '../switches.ts'

/** What Graph answers instead while it is switched to. */
export function ailingGraph(switches: Switches): GraphOptions['refuse'] {
  const spent = new Set<string>()
  return ({ path, inBatch, token }) => {
    if (switches.throttled === 'everywhere' || (switches.throttled === 'in-batches' && inBatch))
      return graphError(429, 'TooManyRequests', 'Please retry again later.', { 'retry-after': '2' })
    if (switches.tokensEnd && spent.has(token))
      return graphError(
        401,
        'InvalidAuthenticationToken',
        'Lifetime validation failed, the token is expired.',
      )
    spent.add(token)
    if (switches.bulkRefused && path === '/teamwork/sendActivityNotificationToRecipients')
      return graphError(412, 'PreconditionFailed', 'The token ends before the notifications are sent.')
    return undefined
  }
}
