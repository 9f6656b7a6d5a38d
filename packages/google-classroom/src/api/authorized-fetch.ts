import { boundedFetch, type Bounds, type GoogleFetch } from '../network/bounded-fetch.ts'
import { patientFetch, type Patience } from '../network/patient-fetch.ts'
import type { AccessTokens } from '../sign-in/access-tokens.ts'

export interface ApiPorts extends Patience, Bounds {
  fetch: GoogleFetch
  /** Of the person for whom the calls are made. */
  tokens: AccessTokens
  /** Before every attempt, as `callPace` has it. */
  pace?: () => Promise<unknown>
}

/** A bounded, patient fetch with the person's token; one that is not taken is renewed once (401 says nothing was done). */
export function authorizedFetch({ fetch, tokens, pace, ...limits }: ApiPorts): GoogleFetch {
  const bounded = boundedFetch(fetch, limits)
  const paced: GoogleFetch = async (url, init) => {
    await pace?.()
    return bounded(url, init)
  }
  const patient = patientFetch(paced, limits)
  const withToken = (url: string, init: RequestInit, token: string): Promise<Response> => {
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${token}`)
    return patient(url, { ...init, headers })
  }
  return async (url, init) => {
    const token = await tokens.current()
    const response = await withToken(url, init, token)
    if (response.status !== 401) return response
    return withToken(url, init, await tokens.renewed(token))
  }
}
