import { acceptsType, type ContentItem, type DeepLinkingSettings, type PlatformProfile } from '@lectern/lti'
import { escapeHtml } from '../../http/html-text.ts'
import { markPath } from '../embed/marks.ts'

/** What a teacher chose, and the placement that it becomes where the platform launches us for it. */
export interface Chosen {
  kind: 'app' | 'resource'
  id: string
  name: string
  text?: string
  url: string
  placementId: string
}

/** The best first. Only the first one comes back to us; the others lead straight to what was chosen. */
const forms = ['ltiResourceLink', 'link', 'html'] as const
export type PlacedForm = (typeof forms)[number]

/** How things are placed where a platform accepts this; one that accepts none is told so by its refusal. */
export const formOf = (settings: DeepLinkingSettings, { deepLinking }: PlatformProfile): PlacedForm =>
  forms.find((form) => acceptsType(form, settings, deepLinking)) ?? 'ltiResourceLink'

export interface PlacedItemAddresses {
  launchUrl: string
  publicUrl: string
}

export function itemOf(
  { kind, id, name, text, url, placementId }: Chosen,
  form: PlacedForm,
  { launchUrl, publicUrl }: PlacedItemAddresses,
): ContentItem {
  if (form === 'html')
    return {
      type: 'html',
      title: name,
      html: `<p><a href="${escapeHtml(url)}" target="_blank" rel="noopener">${escapeHtml(name)}</a></p>`,
    }
  const picture = `${publicUrl}${markPath(name)}`
  const shown = {
    title: name,
    text,
    icon: { url: picture, width: 48, height: 48 },
    thumbnail: { url: picture, width: 128, height: 128 },
  }
  if (form === 'link') return { type: 'link', url, ...shown, window: { targetName: '_blank' } }
  // Schoology loses capitals in the names of custom parameters.
  return { type: 'ltiResourceLink', url: launchUrl, ...shown, custom: { [kind]: id, placement: placementId } }
}
