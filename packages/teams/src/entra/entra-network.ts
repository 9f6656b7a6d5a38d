import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node'
import { boundedBody } from '../bounded-body.ts'
import { retryAfterOf } from '../retry-after.ts'

export type EntraFetch = (url: string, init: RequestInit) => Promise<Response>

/** What Entra answered, before msal made something of it. */
export interface EntraAnswer {
  status: number
  retryAfter?: number
  body: Record<string, unknown>
}

export interface EntraNetwork {
  client: INetworkModule
  /** The last answer, or why there was none. */
  last: () => { answer: EntraAnswer } | { failure: unknown } | undefined
}

const timeoutMilliseconds = 10_000
const maxBytes = 256 * 1024

/**
 * msal's network through our fetch, for one token request. It keeps the answer: msal turns a throttled answer without
 * a body into an empty token, and a network fault into words without a cause.
 */
export function entraNetwork(fetch: EntraFetch, now: () => Date): EntraNetwork {
  let last: ReturnType<EntraNetwork['last']>

  async function send<T>(url: string, init: RequestInit): Promise<NetworkResponse<T>> {
    try {
      const response = await fetch(url, {
        ...init,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMilliseconds),
      })
      const body = parsedObject(await boundedBody(response, maxBytes))
      const retryAfter = retryAfterOf(response.headers.get('retry-after'), now())
      last = { answer: { status: response.status, retryAfter, body } }
      return { status: response.status, headers: Object.fromEntries(response.headers), body: body as T }
    } catch (failure) {
      last = { failure }
      throw failure
    }
  }

  return {
    last: () => last,
    client: {
      sendGetRequestAsync: <T>(url: string, options?: NetworkRequestOptions) =>
        send<T>(url, { method: 'GET', headers: options?.headers }),
      sendPostRequestAsync: <T>(url: string, options?: NetworkRequestOptions) =>
        send<T>(url, { method: 'POST', headers: options?.headers, body: options?.body }),
    },
  }
}

/** Whatever is no JSON object counts as an empty one; the caller looks for what it needs. */
function parsedObject(bytes: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
