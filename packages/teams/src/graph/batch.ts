import type { Problem } from '@lectern/problem'
import { retryAfterOf } from '../retry-after.ts'
import { isTransient, maxPatienceMilliseconds, type GraphConnection } from './graph-connection.ts'
import { refusedExchange } from './graph-errors.ts'
import { refuseGraph } from './graph-refusals.ts'
import { member } from './graph-words.ts'

export interface BatchItem {
  /** The caller's, unique in the call. */
  id: string
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below the version root. */
  path: string
  body?: unknown
}

/** What became of one item; the others know nothing of it. */
export type BatchOutcome =
  | { outcome: 'answered'; status: number; body: unknown }
  | { outcome: 'refused'; status: number; problem: Problem }
  /** Graph asks for more patience than this process has. */
  | { outcome: 'retry-at'; retryAt: Date }
  /** Graph said nothing about it: whether it was done is unknown. */
  | { outcome: 'unanswered' }

/** Graph's limit for one batch. */
const batchSize = 20
const maxAttempts = 4
const defaultDelayMilliseconds = 2_000

/**
 * Many small calls in few requests (Graph "JSON batching"), twenty each, in the order given. Items that Graph throttles
 * are sent again when their own Retry-After is over; items that fail for good leave the others alone.
 * @throws Problem `teams.batch-invalid`, or what the call of a whole batch throws
 */
export async function graphBatch(
  connection: GraphConnection,
  items: readonly BatchItem[],
): Promise<Map<string, BatchOutcome>> {
  checkItems(items)
  const outcomes = new Map<string, BatchOutcome>()
  for (let start = 0; start < items.length; start += batchSize)
    await sendAll(connection, items.slice(start, start + batchSize), outcomes)
  return outcomes
}

async function sendAll(
  connection: GraphConnection,
  batch: readonly BatchItem[],
  outcomes: Map<string, BatchOutcome>,
): Promise<void> {
  let waiting = batch
  for (let attempts = 1; waiting.length > 0; attempts++) {
    const { body } = await connection.call({
      method: 'POST',
      path: '/$batch',
      body: { requests: waiting.map(requestOf) },
    })
    const answers = answersById(body)
    for (const item of waiting) outcomes.set(item.id, outcomeOf(item, answers.get(item.id), connection))
    waiting = waiting.filter(({ id }) => outcomes.get(id)!.outcome === 'retry-at')
    const delay = longestWait(waiting, outcomes, connection.now())
    if (attempts === maxAttempts || delay > maxPatienceMilliseconds) return
    if (waiting.length > 0) await connection.wait(delay)
  }
}

/** By hand: the client library writes addresses that Graph rejects (msgraph-sdk-javascript #1178). */
const requestOf = ({ id, method = 'GET', path, body }: BatchItem) => ({
  id,
  method,
  url: path,
  ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body }),
})

interface ItemAnswer {
  status: number
  headers: Headers
  body: unknown
}

/** In any order, as Graph likes. */
function answersById(body: unknown): Map<string, ItemAnswer> {
  const responses = member(body, 'responses')
  if (!Array.isArray(responses))
    throw refuseGraph('teams.graph-answer-invalid', 'What Graph answers to a batch holds no responses.')
  return new Map(
    responses.map((response: unknown) => [
      String(member(response, 'id')),
      {
        status: Number(member(response, 'status')),
        headers: new Headers(stringsOf(member(response, 'headers'))),
        body: member(response, 'body'),
      },
    ]),
  )
}

const stringsOf = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typeof value === 'object' && value !== null ? value : {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )

function outcomeOf(
  { method = 'GET', path }: BatchItem,
  answer: ItemAnswer | undefined,
  { now }: GraphConnection,
): BatchOutcome {
  if (answer === undefined) return { outcome: 'unanswered' }
  const { status, headers, body } = answer
  if (status >= 200 && status < 300) return { outcome: 'answered', status, body }
  // 429 and 503 say that nothing was done; after other faults only reading may be repeated.
  if ([429, 503].includes(status) || (isTransient(status) && method === 'GET')) {
    const delay = retryAfterOf(headers.get('retry-after'), now()) ?? defaultDelayMilliseconds
    return { outcome: 'retry-at', retryAt: new Date(now().getTime() + delay) }
  }
  return { outcome: 'refused', status, problem: refusedExchange(answer, path.split('?')[0]!) }
}

const longestWait = (items: readonly BatchItem[], outcomes: Map<string, BatchOutcome>, now: Date): number =>
  Math.max(
    0,
    ...items.map(({ id }) => {
      const outcome = outcomes.get(id)!
      return outcome.outcome === 'retry-at' ? outcome.retryAt.getTime() - now.getTime() : 0
    }),
  )

function checkItems(items: readonly BatchItem[]): void {
  if (new Set(items.map(({ id }) => id)).size !== items.length)
    throw refuseGraph('teams.batch-invalid', 'Two items of a batch have the same id.')
  if (items.some(({ path }) => !path.startsWith('/') || path.startsWith('//')))
    throw refuseGraph('teams.batch-invalid', 'An item of a batch has an address that is not below the root.')
}
