import type { NewLtiInstallation } from '@lectern/api-contracts'
import { useState } from 'react'
import { platforms, siteAddress, type Endpoints, type Hosting, type Platform } from './platforms.ts'

export const endpointFields = [
  'issuer',
  'authorizationEndpoint',
  'tokenEndpoint',
  'jwksUri',
] as const satisfies readonly (keyof Endpoints)[]

/** What somebody typed; an endpoint that nobody touched follows from the platform and its address. */
export interface Draft {
  platform: Platform
  hosting: Hosting
  name: string
  address: string
  clientId: string
  deploymentId: string
  typed: Partial<Endpoints>
}

export function emptyDraft(): Draft {
  const [platform] = platforms
  return {
    platform,
    hosting: platform.hostings[0],
    name: '',
    address: '',
    clientId: '',
    deploymentId: '',
    typed: {},
  }
}

export function useDraft() {
  const [draft, setDraft] = useState(emptyDraft)
  return {
    draft,
    change: (changes: Partial<Draft>) => setDraft({ ...draft, ...changes }),
    choosePlatform: (platform: Platform) =>
      setDraft({ ...draft, platform, hosting: platform.hostings[0], typed: {} }),
    chooseHosting: (hosting: Hosting) => setDraft({ ...draft, hosting, typed: {} }),
    typeEndpoint: (field: keyof Endpoints, text: string) =>
      setDraft({ ...draft, typed: { ...draft.typed, [field]: text } }),
  }
}

export function endpointsOf({ hosting, address, clientId, typed }: Draft): Endpoints {
  const known = hosting.endpoints({ address: siteAddress(address), clientId: clientId.trim() })
  const value = (field: keyof Endpoints) => typed[field] ?? known[field] ?? ''
  return {
    issuer: value('issuer'),
    authorizationEndpoint: value('authorizationEndpoint'),
    tokenEndpoint: value('tokenEndpoint'),
    jwksUri: value('jwksUri'),
  }
}

export function requestOf(draft: Draft): NewLtiInstallation {
  return {
    profile: draft.platform.profile,
    name: draft.name.trim() || draft.platform.name,
    clientId: draft.clientId.trim(),
    deploymentId: draft.deploymentId.trim() || undefined,
    ...endpointsOf(draft),
  }
}
