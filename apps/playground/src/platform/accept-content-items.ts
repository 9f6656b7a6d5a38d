import { refuseDeepLinking } from './deep-linking-refusal.ts'

/** What a deep linking request let the tool choose. */
export interface Acceptance {
  types: readonly string[]
  multiple: boolean
}

/** What a tool chose, as a course keeps it (Deep Linking §3). */
export interface ContentItem {
  type: string
  title?: string
  text?: string
  /** Absent: a link to the tool launches its registered address. */
  url?: string
  custom: Record<string, string>
  /** The column that the item asks for. */
  lineItem?: ItemLineItem
}

/** Deep Linking §3.2: what a link wants to be graded by. */
export interface ItemLineItem {
  label?: string
  scoreMaximum: number
  resourceId?: string
  tag?: string
  gradesReleased?: boolean
  submissionReview?: Record<string, unknown>
}

/** All of the items or none: a platform that silently drops one leaves the teacher guessing. */
export function acceptContentItems(
  sent: unknown,
  { types, multiple }: Acceptance,
  toolUrl: string,
): ContentItem[] {
  // Deep Linking §4.5.4: absent means none was chosen.
  const items: unknown = sent ?? []
  if (!Array.isArray(items) || !items.every(isRecord))
    throw refuseDeepLinking('content_items', 'it must be a list of objects')
  for (const { type } of items)
    if (typeof type !== 'string' || !types.includes(type))
      throw refuseDeepLinking('accept_types', `“${String(type)}” is not among ${types.join(', ')}`)
  if (items.length > 1 && !multiple)
    throw refuseDeepLinking('accept_multiple', `${items.length} items came where one was asked for`)
  return items.map((item) => readItem(item, toolUrl))
}

function readItem(item: Record<string, unknown>, toolUrl: string): ContentItem {
  const type = String(item['type'])
  const url = optionalText(item, 'url')
  return {
    type,
    title: optionalText(item, 'title'),
    // The markup of an `html` item is shown as the text that it is.
    text: optionalText(item, type === 'html' ? 'html' : 'text'),
    url: type === 'link' ? webAddress(url) : ownAddress(url, toolUrl),
    custom: customParameters(item['custom'] ?? {}),
    lineItem: lineItemOf(item['lineItem']),
  }
}

function optionalText(item: Record<string, unknown>, member: string): string | undefined {
  const value = item[member] ?? ''
  if (typeof value !== 'string') throw refuseDeepLinking(`content_items ${member}`, 'it must be a text')
  return value || undefined
}

/** A platform finds the tool of a link by its host, so any other link would never launch. */
function ownAddress(url: string | undefined, toolUrl: string): string | undefined {
  if (url === undefined) return undefined
  if (URL.canParse(url) && new URL(url).origin === new URL(toolUrl).origin) return url
  throw refuseDeepLinking('content_items url', `“${url}” is not at ${new URL(toolUrl).origin}`)
}

function webAddress(url: string | undefined): string {
  if (url !== undefined && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url
  throw refuseDeepLinking('content_items url', `“${url}” is no address on the web`)
}

function customParameters(custom: unknown): Record<string, string> {
  if (isRecord(custom)) {
    const entries = Object.entries(custom)
    if (entries.every((entry): entry is [string, string] => typeof entry[1] === 'string'))
      return Object.fromEntries(entries)
  }
  throw refuseDeepLinking('content_items custom', 'it must map names to texts')
}

function lineItemOf(sent: unknown): ItemLineItem | undefined {
  if (sent === undefined || sent === null) return undefined
  const lineItem = isRecord(sent) ? sent : {}
  const { scoreMaximum, gradesReleased, submissionReview } = lineItem
  if (typeof scoreMaximum !== 'number' || !Number.isFinite(scoreMaximum) || scoreMaximum <= 0)
    throw refuseDeepLinking('content_items lineItem', 'its scoreMaximum must be a number above zero')
  return {
    scoreMaximum,
    label: optionalText(lineItem, 'label'),
    resourceId: optionalText(lineItem, 'resourceId'),
    tag: optionalText(lineItem, 'tag'),
    ...(typeof gradesReleased === 'boolean' && { gradesReleased }),
    ...(isRecord(submissionReview) && { submissionReview }),
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
