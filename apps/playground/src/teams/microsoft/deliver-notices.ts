import type { Deliver } from '@lectern/teams/testing'
import { requireLoopback } from '../teams-options.ts'

/**
 * Posts notices to the tool. A subscription names the tool's public address; on this machine it is the given one, the
 * path stays. Nothing leaves loopback.
 */
export function deliverNotices(notificationUrl: string, isSlow: () => boolean): Deliver {
  const { origin } = requireLoopback(notificationUrl)
  return async (url, body) => {
    const answer = await reached(`${origin}${url.pathname}${url.search}`, body)
    // It arrived and was answered; Graph did not wait for that.
    return isSlow() ? new Response('', { status: 504 }) : answer
  }
}

async function reached(address: string, body: string | undefined): Promise<Response> {
  try {
    return await fetch(address, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMilliseconds),
      headers: { 'content-type': body === undefined ? 'text/plain' : 'application/json' },
      ...(body !== undefined && { body }),
    })
  } catch {
    // Nobody listens there, or not in time: to Graph it is no answer.
    return new Response('', { status: 504 })
  }
}

const patienceMilliseconds = 10_000
