import { vi } from 'vitest'

interface Asked {
  method: string
  path: string
  query: URLSearchParams
  body: unknown
  authorization: string | undefined
}

type Answer = { status?: number; body?: unknown } | 'unreachable'
type Answering = (asked: Asked) => Answer | Promise<Answer>

/** Stands where the network is: answers by method and path, and remembers what it was asked. */
export function fakeServer(routes: Record<string, Answering>) {
  const asked: Asked[] = []
  const answering: Record<string, Answering> = {
    'POST /session': () => ({ body: { token: 'a-token', expiresAt: 0 } }),
    ...routes,
  }

  vi.stubGlobal('fetch', async (address: string, init: RequestInit = {}) => {
    const url = new URL(address, 'https://lectern.example')
    const request: Asked = {
      method: init.method ?? 'GET',
      path: url.pathname.replace('/api/v1', ''),
      query: url.searchParams,
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
      authorization: new Headers(init.headers).get('authorization') ?? undefined,
    }
    asked.push(request)
    const [area] = request.path.split('/').slice(1)
    const answer = answering[`${request.method} ${request.path}`] ?? answering[`${request.method} /${area}/…`]
    if (!answer) throw new Error(`Nobody answers ${request.method} ${request.path}`)
    const given = await answer(request)
    if (given === 'unreachable') throw new TypeError('Failed to fetch')
    return new Response(JSON.stringify(given.body ?? {}), { status: given.status ?? 200 })
  })

  return {
    asked: (route: string) => asked.filter(({ method, path }) => `${method} ${path}` === route),
    /** Changes the answers from now on. */
    answer: (route: string, answer: Answering) => (answering[route] = answer),
  }
}
