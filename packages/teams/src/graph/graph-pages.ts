import type { Query } from './graph-address.ts'
import { placeOf, graphUrl, linkWithin } from './graph-address.ts'
import type { GraphConnection } from './graph-connection.ts'
import { refuseGraph } from './graph-refusals.ts'
import { member } from './graph-words.ts'

export interface PagesRequest {
  path: string
  query?: Query
  /** Where an earlier reading stopped (`next`), or the `deltaLink` it ended with. */
  from?: string
  maxPages?: number
}

export interface GraphPage {
  items: readonly unknown[]
  /** Store it with what the page brought: reading can go on from here after the process died. */
  next?: string
  /** From a complete reading of a delta: what changed later is asked for here. */
  deltaLink?: string
}

const defaultMaxPages = 2_000

/**
 * A collection in pages, one held at a time (Graph "Paging Microsoft Graph data"). A next link is opaque; it is followed
 * within Graph only, to no page twice, and not for ever.
 * @throws Problem `teams.graph-link-foreign`, `teams.graph-pages-repeat`, `teams.graph-pages-exceeded`, or what a call throws
 */
export async function* graphPages(
  connection: GraphConnection,
  { path, query, from, maxPages = defaultMaxPages }: PagesRequest,
): AsyncGenerator<GraphPage, void, undefined> {
  const { root } = connection
  const seen = new Set<string>()
  let url: URL | undefined = from === undefined ? graphUrl(root, path, query) : linkWithin(root, from)
  while (url !== undefined) {
    if (seen.size === maxPages) throw exceeded(url, maxPages)
    if (seen.has(url.href)) throw repeated(url, seen.size)
    seen.add(url.href)
    const { body } = await connection.call({ path: { link: url.href } })
    const page = readPage(body, url, root)
    url = page.next === undefined ? undefined : new URL(page.next)
    yield page
  }
}

function readPage(body: unknown, url: URL, root: string): GraphPage {
  const items = member(body, 'value')
  if (!Array.isArray(items))
    throw refuseGraph(
      'teams.graph-answer-invalid',
      `What Graph answers at ${placeOf(url)} is no list: it has no value.`,
      { url: placeOf(url) },
    )
  return { items, next: linkOf(body, 'nextLink', root), deltaLink: linkOf(body, 'deltaLink', root) }
}

function linkOf(body: unknown, name: 'nextLink' | 'deltaLink', root: string): string | undefined {
  const link = member(body, `@odata.${name}`)
  return typeof link === 'string' ? linkWithin(root, link).href : undefined
}

const exceeded = (url: URL, maxPages: number) =>
  refuseGraph(
    'teams.graph-pages-exceeded',
    `The list at ${placeOf(url)} has more than ${maxPages} pages; reading it was given up.`,
    { url: placeOf(url), maxPages },
  )

const repeated = (url: URL, pages: number) =>
  refuseGraph(
    'teams.graph-pages-repeat',
    `After ${pages} pages the list at ${placeOf(url)} leads back to one that was already read.`,
    { url: placeOf(url), pages },
  )
