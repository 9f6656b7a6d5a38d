export interface GraphCall {
  method: string
  url: URL
  body: Record<string, unknown>
  tenantId: string
  /** Absent for the app itself. */
  objectId?: string
  /** Permissions in the token. */
  held: readonly string[]
  /** Asked for with `ConsistencyLevel: eventual`. */
  eventual: boolean
  /** What the pattern of the route caught. */
  ids: string[]
}

export interface GraphRoute {
  method: string
  /** Of the path below the version root. */
  path: RegExp
  /** Permissions of which any one will do; none: nobody may that way. */
  delegated?: readonly string[]
  application?: readonly string[]
  /** Granted by installing the app, without an administrator: checked by the route itself. */
  resourceSpecific?: boolean
  /** Which limit it counts against. */
  area: 'education' | 'assignments' | 'directory' | 'installations' | 'activity' | 'bulk' | 'other'
  respond: (call: GraphCall) => Response | Promise<Response>
}

/** Errors as Graph answers them. */
export function graphError(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Response {
  const requestId = crypto.randomUUID()
  return Response.json(
    {
      error: {
        code,
        message,
        innerError: {
          date: '2026-09-01T08:00:00',
          'request-id': requestId,
          'client-request-id': requestId,
        },
      },
    },
    { status, headers: { 'request-id': requestId, ...headers } },
  )
}

/** One page of a collection with an opaque link to the next. */
export function listPage(
  { url }: GraphCall,
  items: readonly object[],
  extra: Record<string, unknown> = {},
): Response {
  const top = Math.min(Number(url.searchParams.get('$top') ?? 100), 999)
  const from = Number(Buffer.from(url.searchParams.get('$skiptoken') ?? '', 'base64url').toString() || 0)
  const next = new URL(url)
  next.searchParams.set('$skiptoken', Buffer.from(String(from + top)).toString('base64url'))
  const select = url.searchParams.get('$select')?.split(',')
  return Response.json({
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata',
    value: items.slice(from, from + top).map((item) => selected(item, select)),
    ...(from + top < items.length ? { '@odata.nextLink': next.href } : extra),
  })
}

/**
 * The one of them whom `$filter=id eq '…'` names, all without it: directory objects are filtered only for whoever takes
 * an eventual answer, and counts (Graph "Advanced query capabilities on directory objects").
 */
export function filteredById<T extends { id: string }>(
  { url, eventual }: GraphCall,
  items: readonly T[],
): readonly T[] | undefined {
  const filter = url.searchParams.get('$filter')
  if (filter === null) return items
  const [, wanted] = /^id eq '([\w-]+)'$/.exec(filter) ?? []
  if (!wanted || !eventual || url.searchParams.get('$count') !== 'true') return undefined
  return items.filter(({ id }) => id === wanted)
}

const selected = (item: object, fields: readonly string[] | undefined): object =>
  fields === undefined
    ? item
    : Object.fromEntries(
        Object.entries(item).filter(([name]) => name.startsWith('@') || fields.includes(name)),
      )
