import { setTimeout } from 'node:timers/promises'
import { publicCloud, type MicrosoftCloud } from '../cloud.ts'
import type { WaitingLimit } from '../waiting-limit.ts'
import { graphUrl, linkWithin, placeOf, type Query } from './graph-address.ts'
import { graphAttempt, type AttemptInit, type GraphAttempt, type GraphFetch } from './graph-attempt.ts'
import { claimsChallenge, refusedCall, refusedExchange } from './graph-errors.ts'
import { throttleGate } from './throttle-gate.ts'

export interface GraphPorts {
  fetch: GraphFetch
  cloud?: MicrosoftCloud
  now?: () => Date
  /** Between attempts. */
  wait?: (milliseconds: number) => Promise<unknown>
  /** 0 to 1, for the jitter. */
  random?: () => number
}

/** In whose name: an app in a tenant, for itself or for a person. */
export interface GraphCaller {
  clientId: string
  tenantId: string
  token: (limit?: WaitingLimit) => Promise<string>
  /**
   * Graph refuses the token before its time; the next `token` is another one. Without it there is no second attempt.
   * @param claims what Graph wants to see in the next one, where it says so
   */
  dropToken?: (claims?: string) => void
}

export interface GraphRequest {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** Below the version root (`graphPath`), or a link that Graph gave. */
  path: string | { link: string }
  query?: Query
  body?: unknown
  /** Whether a repetition does no harm when the first attempt arrived after all. GET and DELETE never do. */
  repeatable?: boolean
  /** Graph filters and counts directory objects only for whoever accepts an answer that may be a moment old. */
  advancedQuery?: boolean
  /** One attempt of ten seconds at most, and no waiting: whoever asks has a queue of its own. */
  impatient?: boolean
  /** Statuses that the caller interprets instead of having them refused. */
  interprets?: readonly number[]
}

export interface GraphAnswer {
  status: number
  headers: Headers
  body: unknown
  /** The answer asks for so many milliseconds of patience. */
  retryAfter?: number
}

export interface GraphConnection {
  tenantId: string
  /** The version root, and the only place this connection talks to. */
  root: string
  now: () => Date
  wait: (milliseconds: number) => Promise<unknown>
  /** The next call comes with another token. */
  dropToken: () => void
  /** @throws Problem a code of `graphRefusals`; its details keep Graph's own code and words */
  call: (request: GraphRequest) => Promise<GraphAnswer>
}

type LimitedCaller = GraphCaller & WaitingLimit

const impatientMilliseconds = 10_000
/** First try and three more. */
const maxAttempts = 4
const firstDelayMilliseconds = 500
/** Whoever asks for more patience gets it from whoever runs the job, not from a waiting process. */
export const maxPatienceMilliseconds = 30_000

/** `connect(caller)`: make it once per process, because patience is shared by app and tenant. */
export function graphConnections(
  ports: GraphPorts,
): (caller: GraphCaller, limit?: WaitingLimit) => GraphConnection {
  const {
    fetch,
    cloud = publicCloud,
    now = () => new Date(),
    wait = setTimeout,
    random = Math.random,
  } = ports
  const gate = throttleGate(now)

  const timeLeft = ({ deadline }: WaitingLimit): number =>
    deadline === undefined ? Infinity : deadline.getTime() - now().getTime()

  async function patient(caller: LimitedCaller, url: URL, { impatient }: GraphRequest): Promise<void> {
    const left = gate.waitFor(`${caller.clientId}.${caller.tenantId}`)
    const patience = impatient ? 0 : Math.min(maxPatienceMilliseconds, timeLeft(caller))
    if (left > Math.max(0, patience)) throw refusedCall.throttled(url, left)
    if (left > 0) await wait(left)
  }

  async function attempt(caller: LimitedCaller, url: URL, request: GraphRequest): Promise<GraphAttempt> {
    await patient(caller, url, request)
    const init = initOf(request, await caller.token(caller))
    const atMost = request.impatient ? impatientMilliseconds : Infinity
    const outcome = await graphAttempt(url, init, {
      fetch,
      now,
      timeLeft: Math.min(atMost, timeLeft(caller)),
    })
    if ('exchange' in outcome && isThrottled(outcome))
      gate.close(`${caller.clientId}.${caller.tenantId}`, outcome.exchange.retryAfter!)
    return outcome
  }

  async function exchange(caller: LimitedCaller, url: URL, request: GraphRequest): Promise<GraphAnswer> {
    let tokensLeft = caller.dropToken === undefined ? 0 : 1
    for (let attempts = 1; ; attempts++) {
      const outcome = await attempt(caller, url, request)
      if ('exchange' in outcome && !isTransient(outcome.exchange.status)) {
        if (outcome.exchange.status !== 401 || tokensLeft-- === 0) return outcome.exchange
        caller.dropToken?.(claimsChallenge(outcome.exchange.headers))
        continue
      }
      const delay = delayOf(attempts, outcome, random)
      const mayWait = delay !== undefined && delay < timeLeft(caller)
      if (attempts === maxAttempts || !mayWait || !mayRepeat(request, outcome)) {
        if ('exchange' in outcome && request.interprets?.includes(outcome.exchange.status))
          return outcome.exchange
        throw refusedCall.failed(url, outcome, attempts)
      }
      await wait(delay)
    }
  }

  return (caller, limit) => ({
    tenantId: caller.tenantId,
    root: cloud.graph,
    now,
    wait,
    dropToken: () => caller.dropToken?.(),
    async call(request) {
      const { path, query, interprets = [] } = request
      const url =
        typeof path === 'string' ? graphUrl(cloud.graph, path, query) : linkWithin(cloud.graph, path.link)
      const answer = await exchange({ ...caller, ...limit }, url, request)
      if ((answer.status < 200 || answer.status > 299) && !interprets.includes(answer.status))
        throw refusedExchange(answer, placeOf(url))
      return answer
    },
  })
}

function initOf({ method = 'GET', body, advancedQuery }: GraphRequest, token: string): AttemptInit {
  const headers: Record<string, string> = { authorization: `Bearer ${token}`, accept: 'application/json' }
  if (advancedQuery) headers['consistencylevel'] = 'eventual'
  if (body === undefined) return { method, headers }
  return { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

/** Overload and faults pass; everything else is an answer. */
export const isTransient = (status: number): boolean => status === 429 || (status >= 500 && status !== 501)

const isThrottled = ({ exchange }: { exchange: GraphAnswer }): boolean =>
  [429, 503].includes(exchange.status) && exchange.retryAfter !== undefined

/** 429 and 503 say that nothing was done; after other faults a repetition could do it twice. */
const mayRepeat = (
  { method = 'GET', repeatable, impatient = false }: GraphRequest,
  outcome: GraphAttempt,
): boolean =>
  !impatient &&
  ((repeatable ?? ['GET', 'DELETE'].includes(method)) ||
    ('exchange' in outcome && [429, 503].includes(outcome.exchange.status)))

/** What Graph asks for is a minimum; the jitter keeps many waiting jobs from returning all at once. */
function delayOf(attempts: number, outcome: GraphAttempt, random: () => number): number | undefined {
  const step = firstDelayMilliseconds * 2 ** (attempts - 1)
  const jitter = step * (0.5 + random() / 2)
  const asked = 'exchange' in outcome ? outcome.exchange.retryAfter : undefined
  if (asked === undefined) return jitter
  return asked > maxPatienceMilliseconds ? undefined : asked + jitter
}
