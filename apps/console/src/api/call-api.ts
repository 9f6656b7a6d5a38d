import { problemOf, unreachable } from './api-problem.ts'

export interface ApiRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Sent as JSON. */
  body?: unknown
  /** Sent as it is; `headers` says what it is. */
  file?: Blob
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** The one place that talks to the server; `path` begins below `/api/v1/console`. */
export async function callApi<Answer>(path: string, request: ApiRequest = {}): Promise<Answer> {
  const response = await send(path, request)
  if (!response.ok) throw await problemOf(response)
  const text = await response.text()
  // The contract of each path is the server's promise; parsing it again would pull zod into the page.
  return (text === '' ? undefined : JSON.parse(text)) as Answer
}

export const apiUrl = (path: string) => `/api/v1/console${path}`

async function send(path: string, { method = 'GET', body, file, headers, signal }: ApiRequest) {
  try {
    return await fetch(apiUrl(path), {
      method,
      signal,
      credentials: 'same-origin',
      body: file ?? (body === undefined ? undefined : JSON.stringify(body)),
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        // A cross-site form cannot set a header of its own: the server's check against forged requests.
        ...(method === 'GET' ? {} : { 'lectern-console': '1' }),
        ...headers,
      },
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw unreachable(cause)
  }
}
