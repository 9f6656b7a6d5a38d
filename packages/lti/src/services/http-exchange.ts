import { setTimeout } from 'node:timers/promises'
import {
  httpAttempt,
  placeOf,
  type AttemptPorts,
  type Exchanged,
  type ExchangeRequest,
  type Outcome,
} from './http-attempt.ts'
import { isTransient, maxAttempts, retryAfterOf, retryDelay } from './retry-policy.ts'
import { refuseService } from './service-refusals.ts'

export interface ExchangePorts extends AttemptPorts {
  now?: () => Date
  /** Between attempts. */
  wait?: (milliseconds: number) => Promise<unknown>
  /** 0 to 1, for the jitter. */
  random?: () => number
}

type HttpExchange = (request: ExchangeRequest) => Promise<Exchanged>

/**
 * One request and its answer, whatever its status, over a network and a platform that may be slow, faulty or lying:
 * every attempt has a time limit, every body a size limit, faults that pass are waited out, no redirect leaves the origin.
 * @throws Problem `lti.service-unreachable`, `lti.service-unavailable`, `lti.service-redirected`, `lti.service-answer-too-large`
 */
export function httpExchange(ports: ExchangePorts): HttpExchange {
  const { now = () => new Date(), wait = setTimeout, random = Math.random } = ports
  return async (request) => {
    for (let attempt = 1; ; attempt++) {
      const outcome = await httpAttempt(request, ports)
      if ('exchanged' in outcome && !isTransient(outcome.exchanged.status)) return outcome.exchanged
      const retryAfter = 'exchanged' in outcome ? retryAfterOf(outcome.exchanged.headers, now()) : undefined
      const delay = retryDelay(attempt, retryAfter, random)
      if (attempt === maxAttempts || delay === undefined || !mayRepeat(request, outcome))
        throw failure(request, outcome, { attempts: attempt, retryAfter })
      await wait(delay)
    }
  }
}

/** 429 and 503 say that nothing was done; after other faults a repetition could do it twice. */
const mayRepeat = ({ repeatable }: ExchangeRequest, outcome: Outcome): boolean =>
  repeatable || ('exchanged' in outcome && [429, 503].includes(outcome.exchanged.status))

function failure(
  { url, method }: ExchangeRequest,
  outcome: Outcome,
  { attempts, retryAfter }: { attempts: number; retryAfter?: number },
) {
  const details = { method, url: placeOf(url), attempts }
  if ('reason' in outcome)
    return refuseService(
      'lti.service-unreachable',
      `The platform's service at ${placeOf(url)} cannot be reached: ${outcome.reason}.`,
      { ...details, reason: outcome.reason },
      outcome.cause,
    )
  const { status, words } = outcome.exchanged
  const retryAfterSeconds = retryAfter === undefined ? undefined : Math.ceil(retryAfter / 1000)
  return refuseService(
    'lti.service-unavailable',
    `The platform's service at ${placeOf(url)} is not available now; it says "${words}".`,
    { ...details, status, words, retryAfterSeconds },
  )
}
