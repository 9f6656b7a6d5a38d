import { isGuid } from '../cloud.ts'
import { refuseGraph } from './graph-refusals.ts'

/** `/education/classes/{id}/members`: what is a GUID by its nature is checked, so that no id leads elsewhere. */
export function graphPath(strings: TemplateStringsArray, ...ids: string[]): string {
  return String.raw({ raw: strings }, ...ids.map(checkedId))
}

function checkedId(id: string): string {
  if (isGuid(id.toLowerCase())) return id
  throw refuseGraph('teams.graph-id-malformed', 'An id for Graph must be a GUID; nothing was asked.')
}

export type Query = Readonly<Record<string, string | number | undefined>>

/** The address under the version root, its query as Graph writes it: `$select`, `$top`, `$filter`. */
export function graphUrl(root: string, path: string, query: Query = {}): URL {
  const url = new URL(`${root}${path}`)
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) url.searchParams.set(name, String(value))
  return url
}

/** An address without its query, which may name people. */
export const placeOf = ({ origin, pathname }: URL): string => `${origin}${pathname}`

/** Our bearer token goes to Graph and nowhere else, whatever a link says. */
export function linkWithin(root: string, link: string): URL {
  const home = new URL(root)
  const url = URL.canParse(link) ? new URL(link) : undefined
  if (url?.origin === home.origin && url.pathname.startsWith(`${home.pathname}/`)) return url
  throw refuseGraph(
    'teams.graph-link-foreign',
    `A list of Graph leads to ${url === undefined ? 'no address' : url.origin}; an access token does not follow it off ${home.origin}.`,
    { found: url?.origin, expected: home.origin },
  )
}
