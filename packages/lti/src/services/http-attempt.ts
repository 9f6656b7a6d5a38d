import { Problem } from '@lectern/problem'
import { platformWords } from './platform-words.ts'
import { refuseService } from './service-refusals.ts'

export type ServiceFetch = (url: string, init: RequestInit) => Promise<Response>

export interface AttemptPorts {
  fetch: ServiceFetch
  /** Canvas and some Moodles answer nobody who does not say what he is. */
  userAgent?: string
  /** Of one attempt, its body included. */
  timeoutMilliseconds?: number
}

export interface ExchangeRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: URL
  headers: Record<string, string>
  /** Made anew for each attempt. */
  body?: () => string | Promise<string>
  /** Whether a repetition does no harm when the first attempt arrived after all. */
  repeatable: boolean
  maxBytes: number
  /** Never to be repeated in a message. */
  secrets: readonly string[]
}

export interface Exchanged {
  status: number
  headers: Headers
  body: string
  /** Where the answer came from: redirects within the origin are followed. */
  url: URL
  /** The platform's status line and reason, for an administrator. */
  words: string
}

/** An answer, whatever its status, or why there was none. */
export type Outcome = { exchanged: Exchanged } | { reason: string; cause: unknown }

const defaultTimeout = 10_000
const maxRedirects = 3

/** Sends a request once, within a time limit, and reads the answer within a size limit; follows no redirect off the origin. */
export async function httpAttempt(
  request: ExchangeRequest,
  { fetch, userAgent = 'Lectern LTI', timeoutMilliseconds = defaultTimeout }: AttemptPorts,
): Promise<Outcome> {
  const init: RequestInit = {
    method: request.method,
    headers: { 'user-agent': userAgent, ...request.headers },
    body: await request.body?.(),
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMilliseconds),
  }
  let { url } = request
  for (let redirects = 0; ; redirects++) {
    let response: Response
    let body: string | undefined
    try {
      response = await fetch(url.href, init)
      body = await boundedText(response, request.maxBytes)
    } catch (cause) {
      // A guarded fetch refuses addresses for good.
      if (cause instanceof Problem && cause.kind !== 'upstream') throw cause
      return { reason: reasonOf(cause, timeoutMilliseconds), cause }
    }
    if (body === undefined) throw tooLarge(request)
    const target = redirectTarget(request, response, url)
    if (target === undefined) return { exchanged: exchangedOf(request, response, { body, url }) }
    if (target.origin !== request.url.origin || redirects === maxRedirects) throw redirected(request, target)
    url = target
  }
}

/** Reading stops at the limit; `undefined` says that it was passed. */
async function boundedText(response: Response, maxBytes: number): Promise<string | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > maxBytes) return undefined // leaving the loop cancels the body
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}

/** 301 to 303 would turn anything but GET into a GET, so there they are an answer like any other. */
function redirectTarget(
  { method }: ExchangeRequest,
  { status, headers }: Response,
  from: URL,
): URL | undefined {
  const followed = method === 'GET' ? [301, 302, 303, 307, 308] : [307, 308]
  const location = headers.get('location')
  return followed.includes(status) && location !== null && URL.canParse(location, from.href)
    ? new URL(location, from)
    : undefined
}

function exchangedOf(
  { secrets }: ExchangeRequest,
  { status, statusText, headers }: Response,
  { body, url }: { body: string; url: URL },
): Exchanged {
  const words = status < 400 ? '' : platformWords(`${status} ${statusText}`, body, secrets)
  return { status, headers, body, url, words }
}

function reasonOf(error: unknown, timeoutMilliseconds: number): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return `no answer within ${timeoutMilliseconds / 1000} seconds`
  // fetch says "fetch failed" and keeps the reason (ENOTFOUND, ECONNREFUSED, …) to its cause.
  return error.cause instanceof Error ? error.cause.message : error.message
}

const tooLarge = ({ url, maxBytes }: ExchangeRequest) =>
  refuseService(
    'lti.service-answer-too-large',
    `The platform's service at ${placeOf(url)} answers with more than ${maxBytes / 1024} KiB.`,
    { url: placeOf(url), maxBytes },
  )

const redirected = ({ url }: ExchangeRequest, target: URL) =>
  refuseService(
    'lti.service-redirected',
    `The platform's service at ${placeOf(url)} redirects to ${placeOf(target)}; an access token does not follow. ` +
      'If the platform moved, correct its addresses in the installation.',
    { url: placeOf(url), found: placeOf(target) },
  )

/** An address without its query, which may name people. */
export const placeOf = ({ origin, pathname }: URL): string => `${origin}${pathname}`
