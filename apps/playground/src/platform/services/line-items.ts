import type { Directory } from './directory.ts'
import type { Gradebook, LineItem } from './gradebook.ts'
import { contextOf } from './memberships.ts'
import { pageOf, type PageRules } from './paging.ts'
import type { ServiceAnswer, ServiceCall } from './service-call.ts'
import { ServiceRefusal } from './service-refusal.ts'

export const lineItemType = 'application/vnd.ims.lis.v2.lineitem+json'
export const lineItemsType = 'application/vnd.ims.lis.v2.lineitemcontainer+json'

export interface LineItemRules extends PageRules {
  /** The status for a line item of a link that is not there: Moodle says 403. */
  unknownLinkStatus: number
}

interface GradeParts {
  directory: Directory
  grades: Gradebook
  rules: LineItemRules
  /** The address of a line item, as the tool gets it. */
  addressOf: (item: LineItem) => string
}

const filters = { resource_link_id: 'resourceLinkId', resource_id: 'resourceId', tag: 'tag' } as const

/** AGS 2.0 §3.2.3: the tool's own columns of one context. */
export function listLineItems({ client, url, params }: ServiceCall, parts: GradeParts): ServiceAnswer {
  const context = contextOf(parts.directory, params['context'])
  const own = parts.grades.columns(context.key).filter(({ clientId }) => clientId === client.clientId)
  const found = own.filter((item) =>
    Object.entries(filters).every(([name, member]) => {
      const wanted = url.searchParams.get(name)
      return wanted === null || item[member] === wanted
    }),
  )
  const { items, headers } = pageOf(found, url, parts.rules)
  return { headers, body: items.map((item) => onTheWire(item, parts)) }
}

/** AGS 2.0 §3.2.6. */
export function createLineItem({ client, params, body }: ServiceCall, parts: GradeParts): ServiceAnswer {
  const context = contextOf(parts.directory, params['context'])
  const described = readLineItem(body)
  if (described.resourceLinkId !== undefined && !parts.directory.hasLink(context, described.resourceLinkId))
    throw new ServiceRefusal(parts.rules.unknownLinkStatus, 'Forbidden')
  const item = parts.grades.add({ ...described, contextKey: context.key, clientId: client.clientId })
  return { status: 201, body: onTheWire(item, parts) }
}

export const readOneLineItem = (call: ServiceCall, parts: GradeParts): ServiceAnswer => ({
  body: onTheWire(lineItemOf(call, parts), parts),
})

/** AGS 2.0 §3.2.5: all of it anew; what belongs to which link stays. */
export function changeLineItem(call: ServiceCall, parts: GradeParts): ServiceAnswer {
  const item = lineItemOf(call, parts)
  const { id, contextKey, clientId, resourceLinkId } = item
  const changed = { ...readLineItem(call.body), id, contextKey, clientId, resourceLinkId }
  parts.grades.replace(changed)
  return { body: onTheWire(changed, parts) }
}

export function deleteLineItem(call: ServiceCall, parts: GradeParts): ServiceAnswer {
  parts.grades.remove(lineItemOf(call, parts))
  return { status: 204 }
}

/** The column of the address, when it is the tool's own. */
export function lineItemOf(
  { client, params }: ServiceCall,
  { directory, grades }: Pick<GradeParts, 'directory' | 'grades'>,
): LineItem {
  const context = contextOf(directory, params['context'])
  const item = grades.find(context.key, params['item'])
  if (item?.clientId === client.clientId) return item
  throw new ServiceRefusal(404, `Not Found: Grade item ${params['item']} doesn't exist`)
}

function onTheWire({ contextKey, clientId, ...item }: LineItem, { addressOf }: GradeParts): object {
  return { ...item, id: addressOf({ contextKey, clientId, ...item }) }
}

type Described = Omit<LineItem, 'id' | 'contextKey' | 'clientId'>

function readLineItem(body: unknown): Described {
  const sent: Record<string, unknown> = { ...Object(body) }
  const { label, scoreMaximum, gradesReleased, submissionReview } = sent
  if (typeof label !== 'string' || label === '' || typeof scoreMaximum !== 'number' || scoreMaximum < 0)
    throw new ServiceRefusal(400, 'No label or Score Maximum')
  return {
    label,
    scoreMaximum,
    ...texts(sent, ['resourceLinkId', 'resourceId', 'tag', 'startDateTime', 'endDateTime']),
    ...(typeof gradesReleased === 'boolean' && { gradesReleased }),
    ...(typeof submissionReview === 'object' &&
      submissionReview !== null && { submissionReview: { ...submissionReview } }),
  }
}

const texts = (sent: Record<string, unknown>, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = sent[name]
      return typeof value === 'string' && value !== '' ? [[name, value]] : []
    }),
  )
