import { serviceScopes } from '../services/service-scopes.ts'
import { refusal, type SimulatedCall, type SimulatedService } from './simulated-service.ts'

type Json = Record<string, unknown>

export interface SimulatedColumn {
  item: Json & { id: string }
  /** By person, as they were posted last. */
  scores: Map<string, Json>
}

const mediaTypes = {
  item: 'application/vnd.ims.lis.v2.lineitem+json',
  items: 'application/vnd.ims.lis.v2.lineitemcontainer+json',
  score: 'application/vnd.ims.lis.v1.score+json',
  results: 'application/vnd.ims.lis.v2.resultcontainer+json',
}

/** The gradebook of one course by AGS 2.0; `wholeSeconds`: how Moodle compares timestamps. */
export function simulatedGrades({
  path,
  query,
  wholeSeconds,
}: {
  path: string
  query: string
  wholeSeconds: boolean
}) {
  const columns = new Map<string, SimulatedColumn>()
  let made = 0
  const columnPath = new RegExp(`^(${path}/\\d+)(?:/(scores|results))?$`)
  const at = ({ url }: SimulatedCall, part?: string) => {
    const match = columnPath.exec(url.pathname)
    return match && match[2] === part ? match[1] : undefined
  }

  function list({ url }: SimulatedCall): Response {
    const filters = { resourceLinkId: 'resource_link_id', resourceId: 'resource_id', tag: 'tag' }
    const items = [...columns.values()].map(({ item }) => item)
    const found = items.filter((item) =>
      Object.entries(filters).every(([member, name]) => {
        const wanted = url.searchParams.get(name)
        return wanted === null || item[member] === wanted
      }),
    )
    const limit = Number(url.searchParams.get('limit') ?? found.length)
    const from = Number(url.searchParams.get('from') ?? 0)
    const next = new URL(url)
    next.searchParams.set('from', String(from + limit))
    const headers = new Headers({ 'content-type': mediaTypes.items })
    // As Moodle writes it: HTML in the address, typographic quotes around the relation.
    const link = `<${next.href.replaceAll('&', '&amp;')}>; rel=“next”`
    if (from + limit < found.length) headers.set('link', Buffer.from(link).toString('latin1'))
    return new Response(JSON.stringify(found.slice(from, from + limit)), { headers })
  }

  function create({ url, body }: SimulatedCall): Response {
    const item = JSON.parse(body) as Json
    if (!item.label || typeof item.scoreMaximum !== 'number') return refusal(400, 'No label or Score Maximum')
    const place = `${path}/${++made}`
    const column = { item: { ...item, id: `${url.origin}${place}${query}` }, scores: new Map<string, Json>() }
    columns.set(place, column)
    return Response.json(column.item, { status: 201 })
  }

  function change(place: string, { method, body }: SimulatedCall): Response {
    const column = columns.get(place)
    if (column === undefined) return refusal(404, "Not Found: Grade item doesn't exist")
    if (method === 'PUT') column.item = { ...(JSON.parse(body) as Json), id: column.item.id }
    if (method !== 'DELETE') return Response.json(column.item)
    columns.delete(place)
    return new Response(null, { status: 204 })
  }

  function score(place: string, { body }: SimulatedCall): Response {
    const column = columns.get(place)
    if (column === undefined) return refusal(404, "Not Found: Grade item doesn't exist")
    const posted = JSON.parse(body) as Json & { userId: string; timestamp: string }
    const last = column.scores.get(posted.userId)
    if (last && comparable(posted.timestamp) <= comparable(String(last.timestamp)))
      return refusal(409, 'Refusing score with an earlier timestamp')
    column.scores.set(posted.userId, posted)
    return new Response('', { status: 200 })
  }

  const comparable = (timestamp: string) =>
    wholeSeconds ? Math.floor(Date.parse(timestamp) / 1000) : Date.parse(timestamp)

  function results(place: string, { url }: SimulatedCall): Response {
    const column = columns.get(place)
    if (column === undefined) return refusal(404, "Not Found: Grade item doesn't exist")
    const asked = url.searchParams.get('user_id')
    const listed = [...column.scores.values()].filter(({ userId }) => asked === null || userId === asked)
    return Response.json(
      listed.map(({ userId, scoreGiven, scoreMaximum, comment }) => ({
        id: `${column.item.id}&user_id=${String(userId)}`,
        scoreOf: column.item.id,
        userId,
        resultScore: scoreGiven,
        resultMaximum: scoreMaximum,
        comment,
      })),
    )
  }

  const { lineItems, lineItemsReadOnly } = serviceScopes
  const services: SimulatedService[] = [
    {
      handles: ({ method, url }) => method === 'GET' && url.pathname === path,
      scopes: [lineItems, lineItemsReadOnly],
      accepts: [mediaTypes.items],
      respond: list,
    },
    {
      handles: ({ method, url }) => method === 'POST' && url.pathname === path,
      scopes: [lineItems],
      accepts: [mediaTypes.item],
      respond: create,
    },
    {
      handles: (call) => call.method === 'GET' && at(call) !== undefined,
      scopes: [lineItems, lineItemsReadOnly],
      accepts: [mediaTypes.item],
      respond: (call) => change(at(call)!, call),
    },
    {
      handles: (call) => ['PUT', 'DELETE'].includes(call.method) && at(call) !== undefined,
      scopes: [lineItems],
      accepts: [mediaTypes.item],
      respond: (call) => change(at(call)!, call),
    },
    {
      handles: (call) => call.method === 'POST' && at(call, 'scores') !== undefined,
      scopes: [serviceScopes.scores],
      accepts: [mediaTypes.score],
      respond: (call) => score(at(call, 'scores')!, call),
    },
    {
      handles: (call) => call.method === 'GET' && at(call, 'results') !== undefined,
      scopes: [serviceScopes.results],
      accepts: [mediaTypes.results],
      respond: (call) => results(at(call, 'results')!, call),
    },
  ]
  return { services, columns }
}
