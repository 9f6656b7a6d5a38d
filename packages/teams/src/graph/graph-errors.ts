import type { Problem } from '@lectern/problem'
import { placeOf } from './graph-address.ts'
import type { GraphAttempt, GraphExchange } from './graph-attempt.ts'
import { refuseGraph, type GraphRefusal } from './graph-refusals.ts'
import { readGraphWords } from './graph-words.ts'

const refusalOfStatus: Record<number, [code: GraphRefusal, hint: string]> = {
  401: [
    'teams.graph-unauthorized',
    'Sign in again; if that recurs, look whether the app is still consented.',
  ],
  403: ['teams.graph-forbidden', 'Compare the permissions that were granted with those the app needs.'],
  404: ['teams.graph-not-found', 'It may have been removed, or the app cannot see it.'],
  409: ['teams.graph-conflict', ''],
  410: ['teams.graph-gone', ''],
}

/** The error envelope of Graph as a refusal. */
export function refusedExchange({ status, headers, body }: GraphExchange, place: string): Problem {
  const { code, words, requestId } = readGraphWords(body)
  const details = { url: place, status, graphCode: code || undefined, words, requestId }
  const claims = claimsChallenge(headers)
  if (status === 401 && claims !== undefined)
    return refuseGraph(
      'teams.graph-claims-challenge',
      `Graph at ${place} asks for another sign-in: a policy of the tenant changed. Sign in again.`,
      { ...details, claims },
    )
  if (status >= 300 && status < 400)
    return refuseGraph(
      'teams.graph-redirected',
      `Graph at ${place} redirects; an access token does not follow.`,
      details,
    )
  const [refusal, hint] = refusalOfStatus[status] ?? (['teams.graph-refused', ''] as const)
  return refuseGraph(
    refusal,
    `Graph at ${place} refuses; it says "${[status, code, words].filter(Boolean).join(' ')}". ${hint}`.trimEnd(),
    details,
  )
}

/** Continuous access evaluation: `claims="<base64>"` beside `error="insufficient_claims"`. */
export function claimsChallenge(headers: Headers): string | undefined {
  const challenge = headers.get('www-authenticate') ?? ''
  const encoded = challenge.includes('insufficient_claims') && /claims="([\w+/=-]+)"/.exec(challenge)?.[1]
  return encoded ? Buffer.from(encoded, 'base64').toString().slice(0, 4_000) : undefined
}

/** There was no answer to read. */
export const refusedCall = {
  throttled: (url: URL, milliseconds: number): Problem =>
    refuseGraph('teams.graph-throttled', 'Graph asked for patience, and that time is not over yet.', {
      url: placeOf(url),
      retryAfterSeconds: Math.ceil(milliseconds / 1000),
    }),

  failed(url: URL, outcome: GraphAttempt, attempts: number): Problem {
    const details = { url: placeOf(url), attempts }
    if ('reason' in outcome)
      return refuseGraph(
        'teams.graph-unreachable',
        `Graph at ${placeOf(url)} cannot be reached: ${outcome.reason}.`,
        details,
      )
    const { status, retryAfter, body } = outcome.exchange
    const { code, words, requestId } = readGraphWords(body)
    return refuseGraph(
      status === 429 ? 'teams.graph-throttled' : 'teams.graph-unavailable',
      `Graph at ${placeOf(url)} is not available now; it says "${[status, code, words].filter(Boolean).join(' ')}".`,
      {
        ...details,
        status,
        graphCode: code || undefined,
        requestId,
        retryAfterSeconds: retryAfter === undefined ? undefined : Math.ceil(retryAfter / 1000),
      },
    )
  },
}
