import type { AppSearch } from '@lectern/api-contracts'
import { approvalStatuses, privacyStatuses, verdicts } from './statuses.ts'

export const optionalColumns = [
  'vendor',
  'function',
  'approval',
  'privacy',
  'verdict',
  'use',
  'updated',
] as const
export type OptionalColumn = (typeof optionalColumns)[number]

const sorts = ['relevance', 'name', 'use', 'updated'] as const satisfies readonly AppSearch['sort'][]
export const pageSize = 50

/** Everything that the catalog shows, as it stands in the page's own URL. */
export interface CatalogView extends Pick<
  AppSearch,
  'q' | 'function' | 'verdict' | 'approval' | 'privacy' | 'sort'
> {
  /** From 1. */
  page: number
  columns: readonly OptionalColumn[]
  /** The app whose decision is open. */
  app: string | undefined
}

/** Reads a URL that somebody may have typed: what it does not know it leaves out. */
export function readCatalogView(search: string): CatalogView {
  const query = new URLSearchParams(search)
  const oneOf = <Value extends string>(name: string, values: readonly Value[]) =>
    values.find((value) => value === query.get(name))
  const page = Number(query.get('page'))
  const columns = query.get('columns')?.split(',')
  return {
    q: query.get('q') ?? '',
    function: query.get('function') ?? undefined,
    verdict: oneOf('verdict', verdicts),
    approval: oneOf('approval', approvalStatuses),
    privacy: oneOf('privacy', privacyStatuses),
    sort: oneOf('sort', sorts) ?? 'relevance',
    page: Number.isSafeInteger(page) && page > 1 ? page : 1,
    columns: columns ? optionalColumns.filter((column) => columns.includes(column)) : optionalColumns,
    app: query.get('app') ?? undefined,
  }
}

/** The address of a view, relative to the console; what is as usual does not stand in it. */
export function catalogPath(view: CatalogView) {
  const query = filters(view)
  if (view.page > 1) query.set('page', String(view.page))
  if (view.columns.length < optionalColumns.length) query.set('columns', view.columns.join(','))
  if (view.app) query.set('app', view.app)
  const text = query.toString()
  return text ? `/catalog?${text}` : '/catalog'
}

/** The same view as the API asks for it. */
export function searchQuery(view: CatalogView) {
  const query = filters(view)
  query.set('limit', String(pageSize))
  query.set('offset', String((view.page - 1) * pageSize))
  return query.toString()
}

/** The export covers every page of the search. */
export const exportPath = (view: CatalogView) => `/apps.csv?${filters(view)}`

function filters(view: CatalogView) {
  const query = new URLSearchParams()
  for (const name of ['q', 'function', 'verdict', 'approval', 'privacy'] as const) {
    const value = view[name]
    if (value) query.set(name, value)
  }
  if (view.sort !== 'relevance') query.set('sort', view.sort)
  return query
}
