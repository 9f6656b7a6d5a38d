import type { ImportRun } from '@lectern/api-contracts'

export const kinds = ['catalog', 'usage', 'resources'] as const satisfies ImportRun['kind'][]

/** As the page's address asks; the catalog comes before all else. */
export const kindAsked = (search: string): ImportRun['kind'] =>
  kinds.find((kind) => kind === new URLSearchParams(search).get('kind')) ?? 'catalog'
