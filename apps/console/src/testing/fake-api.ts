export interface FakeRequest {
  method: string
  path: string
  query: URLSearchParams
  headers: Headers
  body: unknown
}

/** `GET /session` and its like, below `/api/v1/console`. A Response is sent as it is, all else as JSON. */
export type FakeRoutes = Record<string, (request: FakeRequest) => unknown>

export function fakeFetch(routes: FakeRoutes) {
  const requests: FakeRequest[] = []
  const fetch = async (input: string, init: RequestInit = {}) => {
    const request = describe(input, init)
    requests.push(request)
    const route = routes[`${request.method} ${request.path}`]
    if (!route)
      throw new Error(`The page asked for ${request.method} ${request.path}, which this test does not serve`)
    const answer = route(request)
    return answer instanceof Response ? answer : Response.json(answer)
  }
  return { fetch, requests }
}

export const noContent = () => new Response(null, { status: 204 })

export function problem(status: number, code: string, detail: string, extension: object = {}) {
  return Response.json(
    { type: 'about:blank', title: 'Refused', status, code, detail, reference: 'K7QW-3MXD', ...extension },
    { status, headers: { 'content-type': 'application/problem+json' } },
  )
}

export const signedOut = () => problem(401, 'console.signed-out', 'Sign in to go on.')

function describe(input: string, { method = 'GET', headers, body }: RequestInit): FakeRequest {
  const url = new URL(input, location.origin)
  return {
    method,
    path: url.pathname.replace('/api/v1/console', ''),
    query: url.searchParams,
    headers: new Headers(headers),
    body: typeof body === 'string' ? JSON.parse(body) : body,
  }
}
