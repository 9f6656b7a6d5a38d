import type {
  AppCard,
  AppPage,
  CourseLinksResponse,
  EventBatch,
  ForgetRequest,
  Grant,
  NudgeResponse,
  PickRequest,
  PickResponse,
  ResourcePage,
  ReviewPointsRequest,
  ReviewScore,
  ReviewScoreRequest,
  SubmittedWork,
  TermsAcceptance,
} from '@lectern/api-contracts'
import type { Filters } from '../browse/filters.ts'
import { watchTimeInApp } from '../time-in-app/watch-time-in-app.ts'
import { newEventId } from './event-id.ts'
import { createOutbox } from './outbox.ts'
import { RequestRefused, SessionEnded, refusalOf } from './refusals.ts'
import { createSession } from './session.ts'

const pageSize = 24

export interface HandOffState {
  step: 'waiting' | 'signed-in' | 'refused' | 'used' | 'expired'
  /** Of the refusal. */
  code?: string
}

/** Everything the page asks of the server; the only code that knows addresses. */
export interface Backend {
  search: (filters: Filters, offset: number, signal: AbortSignal) => Promise<AppPage>
  searchHelp: (q: string, offset: number, signal: AbortSignal) => Promise<ResourcePage>
  app: (id: string, signal: AbortSignal) => Promise<AppCard>
  /** Returns at once: opening an app never waits for its event. From here on its time in use is measured. */
  recordOpen: (appId: string) => void
  answerNudge: (id: string, response: NudgeResponse['response']) => void
  /** What the host is to be told about what was picked for the class; none is a cancel. */
  pick: (picked: PickRequest) => Promise<PickResponse>
  /** Which links in the class lead to apps that are not approved. */
  courseLinks: (handle: string) => Promise<CourseLinksResponse>
  /** How a window fares in which the person allows something. */
  handOff: (handOff: NonNullable<Grant['handOff']>) => Promise<HandOffState>
  /** The one person whom this launch is about: all that is held, as a file, or gone for good. */
  exportPerson: () => Promise<Blob>
  forgetPerson: () => Promise<void>
  reviewedScore: (handle: string) => Promise<ReviewScore>
  givePoints: (handle: string, points: number) => Promise<SubmittedWork>
  acceptTerms: (handle: string, version: number) => Promise<void>
  /** Takes what can be taken before the first need. */
  warmUp: () => void
  /** Resolves when the server does not know this page any more. */
  sessionEnded: Promise<void>
}

export function createBackend(sessionCode: string): Backend {
  const session = createSession(sessionCode)
  const outbox = createOutbox(
    (error) => error instanceof SessionEnded || (error instanceof RequestRefused && error.isFinal),
  )
  let endSession = (): void => undefined
  const sessionEnded = new Promise<void>((resolve) => (endSession = resolve))
  for (const event of ['visibilitychange', 'pagehide', 'online']) addEventListener(event, outbox.wake, true)

  async function call(path: string, init: RequestInit): Promise<Response> {
    try {
      const headers = new Headers(init.headers)
      headers.set('authorization', `Bearer ${await session.token()}`)
      const response = await fetch(`/api/v1${path}`, { ...init, headers })
      if (!response.ok) throw await refusalOf(response)
      return response
    } catch (error) {
      if (error instanceof SessionEnded) endSession()
      throw error
    }
  }

  const get = async <Answer>(path: string, signal: AbortSignal): Promise<Answer> =>
    (await (await call(path, { signal })).json()) as Answer // our own server's answer

  const post = (path: string, body: unknown): Promise<Response> => {
    const headers = { 'content-type': 'application/json' }
    return call(path, { method: 'POST', headers, body: JSON.stringify(body), keepalive: true })
  }

  const record = (event: EventBatch['events'][number]): void =>
    outbox.post(() => post('/events', { events: [event] } satisfies EventBatch))

  const timeInApp = watchTimeInApp((appId, { from, seconds }) =>
    record({ id: newEventId(), kind: 'app-used', appId, occurredAt: from, seconds }),
  )
  void sessionEnded.then(timeInApp.stop)

  return {
    search: (filters, offset, signal) => get(`/apps?${searchQuery(filters, offset)}`, signal),
    searchHelp: (q, offset, signal) => get(`/resources?${pageQuery(q, offset)}`, signal),
    app: (id, signal) => get(`/apps/${encodeURIComponent(id)}`, signal),
    recordOpen: (appId) => {
      record({ id: newEventId(), kind: 'app-opened', appId, occurredAt: new Date().toISOString() })
      timeInApp.opened(appId)
    },
    answerNudge: (id, response) => {
      outbox.post(() =>
        post(`/nudges/${encodeURIComponent(id)}/response`, { response } satisfies NudgeResponse),
      )
    },
    pick: async (picked) => {
      const response = await post('/picks', picked)
      return (await response.json()) as PickResponse // our own server's answer
    },
    courseLinks: async (handle) => {
      const response = await post('/course-links', { handle })
      return (await response.json()) as CourseLinksResponse // our own server's answer
    },
    handOff: async ({ id, secret }) => {
      // It has a secret of its own, and goes on where our session has ended.
      const headers = { authorization: `Bearer ${secret}` }
      const response = await fetch(`/google-classroom/hand-offs/${encodeURIComponent(id)}`, { headers })
      if (!response.ok) throw await refusalOf(response)
      return (await response.json()) as HandOffState // our own server's answer
    },
    exportPerson: async () => (await call('/person/export', {})).blob(),
    forgetPerson: async () =>
      void (await post('/person/forget', { confirmed: true } satisfies ForgetRequest)),
    reviewedScore: async (handle) => {
      const response = await post('/review/score', { handle } satisfies ReviewScoreRequest)
      return (await response.json()) as ReviewScore // our own server's answer
    },
    givePoints: async (handle, points) => {
      const response = await post('/review/points', { handle, points } satisfies ReviewPointsRequest)
      return (await response.json()) as SubmittedWork // our own server's answer
    },
    acceptTerms: async (handle, version) =>
      void (await post('/terms/acceptance', { handle, version } satisfies TermsAcceptance)),
    warmUp: () => {
      // A failure shows at the first need, where there is something to say about it.
      session.token().catch(() => undefined)
    },
    sessionEnded,
  }
}

function searchQuery({ q, function: code, verdict, privacy }: Filters, offset: number): URLSearchParams {
  const query = pageQuery(q, offset)
  if (code) query.set('function', code)
  if (verdict) query.set('verdict', verdict)
  if (privacy) query.set('privacy', privacy)
  return query
}

function pageQuery(q: string, offset: number): URLSearchParams {
  const query = new URLSearchParams({ limit: String(pageSize) })
  if (q.trim()) query.set('q', q.trim())
  if (offset) query.set('offset', String(offset))
  return query
}

/** While the page is only markup there is nobody to ask; nothing in a first render does. */
export const noBackend: Backend = {
  search: () => Promise.reject(new Error('The page is not running yet.')),
  searchHelp: () => Promise.reject(new Error('The page is not running yet.')),
  app: () => Promise.reject(new Error('The page is not running yet.')),
  recordOpen: () => undefined,
  answerNudge: () => undefined,
  pick: () => Promise.reject(new Error('The page is not running yet.')),
  courseLinks: () => Promise.reject(new Error('The page is not running yet.')),
  handOff: () => Promise.reject(new Error('The page is not running yet.')),
  exportPerson: () => Promise.reject(new Error('The page is not running yet.')),
  forgetPerson: () => Promise.reject(new Error('The page is not running yet.')),
  reviewedScore: () => Promise.reject(new Error('The page is not running yet.')),
  givePoints: () => Promise.reject(new Error('The page is not running yet.')),
  acceptTerms: () => Promise.reject(new Error('The page is not running yet.')),
  warmUp: () => undefined,
  sessionEnded: new Promise(() => undefined),
}
