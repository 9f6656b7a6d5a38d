import type { DeepLinkingTraits } from '../platform/registration.ts'
import type { ContentItem, ContentItemType, FileItem } from './content-items.ts'
import type { DeepLinkingSettings, Presentation } from './settings.ts'

export interface PlacedItem {
  /** The very one that was given. */
  item: ContentItem
  /** As it is sent. */
  sent: Readonly<Record<string, unknown>>
  /** Members that this platform takes no notice of: not sent, or known to leave no trace there. */
  without: string[]
}

export interface OmittedItem {
  item: ContentItem
  reason: OmissionReason
}

/**
 * `type`, `media-type`: not accepted here. `single`: one item only, and another one came first.
 * `untitled`: created at once, so nobody would be asked for its title.
 */
export type OmissionReason = 'type' | 'media-type' | 'untitled' | 'single'

/** Sorts what may be placed from what may not, and takes from each item what the platform does not accept. */
export function fitItems(
  items: readonly ContentItem[],
  settings: DeepLinkingSettings,
  traits: DeepLinkingTraits,
): { placed: PlacedItem[]; omitted: OmittedItem[] } {
  const placed: PlacedItem[] = []
  const omitted: OmittedItem[] = []
  for (const item of items) {
    const reason = whyNot(item, settings, traits) ?? (placed[0] && !settings.multiple ? 'single' : undefined)
    if (reason) omitted.push({ item, reason })
    else placed.push(fitted(item, settings, traits))
  }
  return { placed, omitted }
}

/** By what the request says and by what is known of the platform. */
export const acceptsType = (
  type: ContentItemType,
  settings: DeepLinkingSettings,
  traits: DeepLinkingTraits,
): boolean => settings.types.includes(type) && traits.types.includes(type)

function whyNot(
  item: ContentItem,
  settings: DeepLinkingSettings,
  traits: DeepLinkingTraits,
): OmissionReason | undefined {
  if (!acceptsType(item.type, settings, traits)) return 'type'
  if (item.type === 'file' && !acceptsMedia(settings, item)) return 'media-type'
  return settings.autoCreate && !(item.title || settings.title) ? 'untitled' : undefined
}

/** Only of files (Deep Linking §4.4.1), and only where we know what the file is. */
function acceptsMedia({ mediaTypes }: DeepLinkingSettings, { mediaType }: FileItem): boolean {
  if (mediaTypes.length === 0 || mediaType === undefined) return true
  const own = mediaType.toLowerCase()
  return mediaTypes.some(
    (accepted) =>
      accepted === '*/*' ||
      accepted === own ||
      (accepted.endsWith('/*') && own.startsWith(accepted.slice(0, -1))),
  )
}

const presentations: readonly Presentation[] = ['embed', 'iframe', 'window']

function fitted(item: ContentItem, settings: DeepLinkingSettings, traits: DeepLinkingTraits): PlacedItem {
  const refused = presentations.filter((one) => !settings.presentations.includes(one)) as string[]
  if (settings.lineItems === false) refused.push('lineItem')
  const wire = onTheWire(item)
  return {
    item,
    sent: Object.fromEntries(Object.entries(wire).filter(([member]) => !refused.includes(member))),
    without: [...new Set([...refused, ...traits.loses])].filter((path) => has(wire, path)),
  }
}

/** Dates as ISO 8601, and sizes in whole pixels: Canvas fails over any other. */
const onTheWire = (item: ContentItem): Record<string, unknown> =>
  JSON.parse(
    JSON.stringify(item, (member, value: unknown) =>
      typeof value === 'number' && (member === 'width' || member === 'height') ? wholePixels(value) : value,
    ),
  )

const wholePixels = (size: number): number | undefined =>
  Math.round(size) > 0 && Number.isFinite(size) ? Math.round(size) : undefined

/** `path` as in `lineItem.label`. */
const has = (item: unknown, path: string): boolean => {
  const [member = '', ...rest] = path.split('.')
  if (typeof item !== 'object' || item === null || !Object.hasOwn(item, member)) return false
  return rest.length === 0 || has((item as Record<string, unknown>)[member], rest.join('.'))
}
