import { Problem } from '@lectern/problem'
import { isPublicAddress } from './public-address.ts'
import { isLoopbackName, readAddress, withoutBrackets, type AddressPolicy } from './read-address.ts'
import { refuseAddress } from './refusals.ts'

export interface GuardPorts extends AddressPolicy {
  /** All addresses of a name; asked once per request. */
  resolve: (hostname: string) => Promise<readonly string[]>
  connect: Connect
  /** For everything together: name, connection, redirects, the last byte. */
  timeoutMilliseconds?: number
  maxBytes?: number
  /** Within the same origin, and only of what is fetched with GET. */
  maxRedirects?: number
}

/** Sends one request to one of these addresses and no other; follows nothing. */
export type Connect = (request: PinnedRequest) => Promise<Response>

export interface PinnedRequest {
  url: URL
  addresses: readonly string[]
  method: string
  headers: Headers
  body?: string
  signal: AbortSignal
}

export type GuardedFetch = (address: string, init?: RequestInit) => Promise<Response>

/**
 * A fetch for addresses that others name. What is connected to is what was checked: the name is resolved once and
 * the connection pinned, so that a second answer of the name server leads nowhere.
 * @throws Problem with one of `networkRefusals`; reading the body throws them too
 */
export function guardedFetch({
  resolve,
  connect,
  allowLoopback = false,
  timeoutMilliseconds = 5_000,
  maxBytes = 256 * 1024,
  maxRedirects = 3,
}: GuardPorts): GuardedFetch {
  return async (address, init = {}) => {
    const url = readAddress(address, { allowLoopback })
    const signal = deadline(timeoutMilliseconds, url, init.signal)
    const addresses = isLoopbackName(url.hostname)
      ? loopbackOf(url.hostname)
      : await abortable(publicAddresses(url, resolve), signal)
    const request = { ...(await asSent(url, init)), addresses, signal }
    const send = (at: URL) => abortable(connected(connect({ ...request, url: at }), at), signal)

    let current = url
    let response = await send(current)
    for (let hops = 0; isRedirect(response) && init.redirect !== 'manual'; hops++) {
      if (hops === maxRedirects || request.method !== 'GET' || init.redirect === 'error')
        throw await refusedRedirect(response, current)
      current = await nextAddress(response, current, { allowLoopback })
      response = await send(current)
    }
    return bounded(response, { maxBytes, signal, url: current })
  }
}

function deadline(milliseconds: number, { host }: URL, given: AbortSignal | null | undefined): AbortSignal {
  const controller = new AbortController()
  AbortSignal.timeout(milliseconds).addEventListener('abort', () =>
    controller.abort(
      refuseAddress('lti.answer-too-slow', `${host} did not answer within ${milliseconds / 1000} seconds.`, {
        host,
      }),
    ),
  )
  return given ? AbortSignal.any([controller.signal, given]) : controller.signal
}

/** Ends when the signal does, also where the work itself does not listen. */
function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const give = () => reject(signal.reason as Error)
    if (signal.aborted) give()
    signal.addEventListener('abort', give, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', give))
  })
}

/** This machine, whatever a name server would say. */
const loopbackOf = (hostname: string): string[] =>
  hostname.endsWith('localhost') ? ['127.0.0.1', '::1'] : [withoutBrackets(hostname)]

/** One address that is not public makes all of them suspect: which one would be taken is chance. */
async function publicAddresses(
  { hostname }: URL,
  resolve: GuardPorts['resolve'],
): Promise<readonly string[]> {
  const addresses = await resolve(hostname).catch((error: unknown) => {
    throw unresolved(hostname, error)
  })
  if (addresses.length === 0) throw unresolved(hostname)
  if (addresses.every(isPublicAddress)) return addresses
  throw refuseAddress(
    'lti.address-private',
    `${hostname} leads into a network that is not public. Only platforms on the internet can be reached from here.`,
    { host: hostname },
  )
}

const unresolved = (hostname: string, cause?: unknown) =>
  refuseAddress(
    'lti.host-unresolved',
    `The name ${hostname} has no address. Check how it is spelled.`,
    { host: hostname },
    cause,
  )

/** Canvas and some Moodles refuse requests without user agent; what is not compressed cannot swell. */
const ownHeaders = { 'user-agent': 'Lectern LTI', 'accept-encoding': 'identity' }

async function asSent(url: URL, { method, headers, body }: RequestInit) {
  const request = new Request(url.href, { method, headers, body })
  for (const [name, value] of Object.entries(ownHeaders))
    if (!request.headers.has(name)) request.headers.set(name, value)
  return {
    method: request.method,
    headers: request.headers,
    body: body === undefined || body === null ? undefined : await request.text(),
  }
}

const connected = (response: Promise<Response>, { host }: URL): Promise<Response> =>
  response.catch((error: unknown) => {
    if (error instanceof Problem) throw error
    throw refuseAddress(
      'lti.host-unreachable',
      `${host} cannot be reached: ${reasonOf(error)}`,
      { host },
      error,
    )
  })

/** Where several addresses failed, Node's error has a code and no words. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.message || ('code' in error ? String(error.code) : error.name)
}

const isRedirect = ({ status }: Response): boolean => [301, 302, 303, 307, 308].includes(status)

async function nextAddress(response: Response, from: URL, policy: AddressPolicy): Promise<URL> {
  const location = response.headers.get('location')
  if (location === null || !URL.canParse(location, from.href)) throw await refusedRedirect(response, from)
  const next = new URL(location, from.href)
  // The addresses that were checked are those of this host.
  if (next.origin !== from.origin) throw await refusedRedirect(response, from)
  await response.body?.cancel()
  return readAddress(next.href, policy)
}

async function refusedRedirect(response: Response, { host }: URL): Promise<Problem> {
  await response.body?.cancel()
  return refuseAddress(
    'lti.redirect-refused',
    `${host} answers with a redirect (${response.status}) that is not followed: it leads elsewhere, or there are too many.`,
    { host, status: response.status },
  )
}

async function bounded(
  response: Response,
  { maxBytes, signal, url: { host } }: { maxBytes: number; signal: AbortSignal; url: URL },
): Promise<Response> {
  const tooLarge = () =>
    refuseAddress('lti.answer-too-large', `${host} answers with more than ${maxBytes / 1024} KiB.`, { host })
  if (Number(response.headers.get('content-length')) > maxBytes) {
    await response.body?.cancel()
    throw tooLarge()
  }
  if (response.body === null) return response
  let size = 0
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength
      if (size > maxBytes) throw tooLarge()
      controller.enqueue(chunk)
    },
  })
  const { status, statusText, headers } = response
  return new Response(response.body.pipeThrough(counted, { signal }), { status, statusText, headers })
}
