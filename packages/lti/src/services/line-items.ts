import type { GradeService } from '../launch/service-claims.ts'
import { lineItemsUrl, offeredScope } from './grade-scopes.ts'
import { lineItemBody, lineItemOf, type LineItem, type NewLineItem } from './line-item.ts'
import type { PlatformConnection } from './platform-connection.ts'
import { servicePages } from './service-pages.ts'
import { refuseService } from './service-refusals.ts'
import { withQuery } from './service-url.ts'

export interface LineItemQuery {
  resourceLinkId?: string
  resourceId?: string
  tag?: string
  limit?: number
  maxPages?: number
}

const containerType = 'application/vnd.ims.lis.v2.lineitemcontainer+json'
const itemType = 'application/vnd.ims.lis.v2.lineitem+json'

/** The columns that this tool may see in the course, over all pages (AGS §3.2.4). */
export async function* listLineItems(
  connection: PlatformConnection,
  service: GradeService | undefined,
  { resourceLinkId, resourceId, tag, limit, maxPages }: LineItemQuery = {},
): AsyncGenerator<LineItem, void, undefined> {
  const pages = servicePages(connection, {
    url: withQuery(lineItemsUrl(service), {
      resource_link_id: resourceLinkId,
      resource_id: resourceId,
      tag,
      limit,
    }),
    scopes: offeredScope(service, 'lineItemsReadOnly', 'lineItems'),
    accept: containerType,
    maxPages,
  })
  for await (const { content, url } of pages) {
    if (!Array.isArray(content))
      throw refuseService(
        'lti.service-answer-invalid',
        `What the platform answers at ${url.origin} is no list of grade columns.`,
        { origin: url.origin },
      )
    for (const item of content.map((one) => lineItemOf(one, url)))
      // Platforms ignore filters that they do not know.
      if (matches(item, { resourceLinkId, resourceId, tag })) yield item
  }
}

const matches = (
  item: LineItem,
  wanted: Pick<LineItemQuery, 'resourceLinkId' | 'resourceId' | 'tag'>,
): boolean =>
  (['resourceLinkId', 'resourceId', 'tag'] as const).every(
    (name) => wanted[name] === undefined || item[name] === wanted[name],
  )

/** By what a column is found again: at least one of these. */
export type FindableLineItem = NewLineItem &
  ({ resourceId: string } | { resourceLinkId: string } | { tag: string })

/**
 * The column, made only if the course has none like it: a copied course brings its own along (AGS §3.2.15). Two callers
 * at the same time may both make one, so a host lets one at a time do it for a course.
 */
export async function ensureLineItem(
  connection: PlatformConnection,
  service: GradeService | undefined,
  wanted: FindableLineItem,
): Promise<LineItem> {
  const { resourceLinkId, resourceId, tag } = wanted
  for await (const found of listLineItems(connection, service, { resourceLinkId, resourceId, tag }))
    return found
  return createLineItem(connection, service, wanted)
}

/** Not repeated after a fault that leaves open whether it arrived: look first, as `ensureLineItem` does. */
export async function createLineItem(
  connection: PlatformConnection,
  service: GradeService | undefined,
  item: NewLineItem,
): Promise<LineItem> {
  const url = lineItemsUrl(service)
  const scopes = offeredScope(service, 'lineItems')
  const body = lineItemBody(item)
  const answer = await connection.call({
    method: 'POST',
    url,
    scopes,
    accept: itemType,
    contentType: itemType,
    body: () => body,
  })
  return lineItemOf(answer.json(), url)
}

export async function readLineItem(
  connection: PlatformConnection,
  service: GradeService | undefined,
  url: URL,
): Promise<LineItem> {
  const scopes = offeredScope(service, 'lineItemsReadOnly', 'lineItems')
  const answer = await connection.call({ method: 'GET', url, scopes, accept: itemType })
  return lineItemOf(answer.json(), url)
}

/** Replaces the whole column; the answer may show members that the platform did not keep. */
export async function updateLineItem(
  connection: PlatformConnection,
  service: GradeService | undefined,
  { url, ...item }: NewLineItem & { url: URL },
): Promise<LineItem> {
  const scopes = offeredScope(service, 'lineItems')
  const body = { id: url.href, ...lineItemBody(item) }
  const answer = await connection.call({
    method: 'PUT',
    url,
    scopes,
    accept: itemType,
    contentType: itemType,
    body: () => body,
  })
  return lineItemOf(answer.json(), url)
}

/** With its scores. `false` when it was gone already. */
export async function deleteLineItem(
  connection: PlatformConnection,
  service: GradeService | undefined,
  url: URL,
): Promise<boolean> {
  const scopes = offeredScope(service, 'lineItems')
  const { status } = await connection.call({ method: 'DELETE', url, scopes, interprets: [404, 410] })
  return status !== 404 && status !== 410
}
