import { callPace, googleAccounts, googleKeys, type CallPace } from '@lectern/google-classroom'
import type { Config } from './config.ts'
import { reroutedTo } from './http/rerouted.ts'
import type { GoogleClassroomSurface } from './surfaces/google-classroom/google-classroom-surface.ts'

export type GoogleNetwork = Pick<
  GoogleClassroomSurface,
  'framesUrl' | 'redirectUri' | 'accounts' | 'fetch' | 'keys' | 'paceOf' | 'now'
>

/** How this process and Google reach each other. */
export function googleNetwork(
  { publicUrl }: Pick<Config, 'publicUrl'>,
  {
    simulatedGoogle,
    now = () => new Date(),
  }: {
    /** Where a simulated Google answers, in place of Google. */
    simulatedGoogle?: string
    now?: () => Date
  } = {},
): GoogleNetwork {
  const rerouted = reroutedTo(simulatedGoogle)
  const fetch = (url: string, init: RequestInit) => globalThis.fetch(rerouted(url), init)
  // Only the browser follows this one.
  const accounts = { ...googleAccounts, authorization: rerouted(googleAccounts.authorization) }
  const paces = new Map<string, CallPace>()
  return {
    framesUrl: `${publicUrl}/google-classroom/`,
    redirectUri: `${publicUrl}/google-classroom/oauth/callback`,
    accounts,
    fetch,
    keys: googleKeys({ fetch, accounts }),
    paceOf(clientId) {
      const pace = paces.get(clientId) ?? callPace({ now })
      paces.set(clientId, pace)
      return pace
    },
    now,
  }
}
