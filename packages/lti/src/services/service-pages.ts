import { placeOf } from './http-attempt.ts'
import { readLinks } from './link-header.ts'
import type { PlatformConnection } from './platform-connection.ts'
import { refuseService } from './service-refusals.ts'
import { sameOrigin, withQuery } from './service-url.ts'

export interface PageRequest {
  url: URL
  scopes: readonly string[]
  accept: string
  /** Parameters to put back where a next link lost them; AGS §3.2.4 forbids it for its own lists. */
  kept?: Readonly<Record<string, string | undefined>>
  maxPages?: number
}

export interface ServicePage {
  content: unknown
  url: URL
  next?: URL
  /** Where to ask for what changes from now on; a foreign address is refused when somebody follows it. */
  differences?: string
}

const defaultMaxPages = 500

/**
 * A list in pages, one held at a time (RFC 8288 links, as NRPS §2.4.2 and AGS §3.2.4 use them). A next link is followed
 * within the origin only, to no page twice, and not for ever.
 * @throws Problem `lti.service-link-malformed`, `lti.service-link-foreign`, `lti.service-pages-repeat`,
 * `lti.service-pages-exceeded`, or what a call throws
 */
export async function* servicePages(
  connection: PlatformConnection,
  { url: start, scopes, accept, kept = {}, maxPages = defaultMaxPages }: PageRequest,
): AsyncGenerator<ServicePage, void, undefined> {
  const seen = new Set<string>()
  let url: URL | undefined = start
  while (url !== undefined) {
    if (seen.size === maxPages) throw exceeded(start, maxPages)
    if (seen.has(url.href)) throw repeated(start, seen.size)
    seen.add(url.href)
    const answer = await connection.call({ method: 'GET', url, scopes, accept })
    const links = readLinks(answer.headers.get('link'), answer.url)
    const next = links.get('next')
    url = next === undefined ? undefined : withMissing(sameOrigin(next, start), kept)
    yield { content: answer.json(), url: answer.url, next: url, differences: links.get('differences') }
  }
}

const withMissing = (url: URL, parameters: Readonly<Record<string, string | undefined>>): URL =>
  withQuery(
    url,
    Object.fromEntries(Object.entries(parameters).filter(([name]) => !url.searchParams.has(name))),
  )

const exceeded = (url: URL, maxPages: number) =>
  refuseService(
    'lti.service-pages-exceeded',
    `The list at ${placeOf(url)} has more than ${maxPages} pages; reading it was given up.`,
    { url: placeOf(url), maxPages },
  )

const repeated = (url: URL, pages: number) =>
  refuseService(
    'lti.service-pages-repeat',
    `After ${pages} pages the list at ${placeOf(url)} leads back to one that was already read.`,
    { url: placeOf(url), pages },
  )
