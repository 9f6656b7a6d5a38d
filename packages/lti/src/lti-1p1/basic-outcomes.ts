import { randomUUID } from 'node:crypto'
import type { OutcomeService } from '../launch/service-claims.ts'
import type { ServiceFetch } from '../services/http-attempt.ts'
import { httpExchange, type ExchangePorts } from '../services/http-exchange.ts'
import { serviceUrl } from '../services/service-url.ts'
import { oauthHeader, type OAuthSigner } from './oauth-header.ts'
import { readOutcomeAnswer, type OutcomeAnswer } from './outcome-answer.ts'
import { outcomeRequest, type OutcomeOperation, type ResultDetails } from './outcome-request.ts'

/** Grades by LTI 1.1 (§6.1): of the one person and link that an `OutcomeService` names. */
export interface BasicOutcomes {
  /** `score` is a fraction of 1. */
  replaceResult(service: OutcomeService, score: number, details?: ResultDetails): Promise<void>
  /** `undefined` when there is none. */
  readResult(service: OutcomeService): Promise<number | undefined>
  deleteResult(service: OutcomeService): Promise<void>
}

/**
 * The outcome services of one consumer, over a network and a platform that may be slow, faulty or lying.
 * @throws Problem `lti-1p1.outcome-…`, `lti-1p1.score-invalid` of `lti1p1Refusals`, or `lti.service-…` of `serviceRefusals`
 */
export function basicOutcomes(ports: ExchangePorts, signer: OAuthSigner): BasicOutcomes {
  const exchange = httpExchange({ ...ports, fetch: signing(ports, signer) })

  async function send(service: OutcomeService, operation: OutcomeOperation): Promise<OutcomeAnswer> {
    const body = outcomeRequest(service.resultSourcedId, operation, randomUUID())
    const exchanged = await exchange({
      method: 'POST',
      url: serviceUrl(service.url),
      headers: { 'content-type': 'application/xml' },
      body: () => body,
      repeatable: true, // each operation leaves the same when it is done twice
      maxBytes: 64 * 1024,
      secrets: [],
    })
    return readOutcomeAnswer(exchanged)
  }

  return {
    async replaceResult(service, score, details) {
      await send(service, { name: 'replaceResult', score, details })
    },
    async readResult(service) {
      return (await send(service, { name: 'readResult' })).score
    },
    async deleteResult(service) {
      await send(service, { name: 'deleteResult' })
    },
  }
}

/** Each attempt is signed for itself: a platform takes a nonce once. */
const signing =
  ({ fetch, now = () => new Date() }: ExchangePorts, signer: OAuthSigner): ServiceFetch =>
  (url, init) => {
    const headers = new Headers(init.headers)
    const body = typeof init.body === 'string' ? init.body : '' // the exchange sends nothing else
    headers.set('authorization', oauthHeader(new URL(url), body, signer, { now: now() }))
    return fetch(url, { ...init, headers })
  }
