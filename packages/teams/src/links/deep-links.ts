/** `https://teams.microsoft.com/l/entity/…` and its like (Teams "Deep links to a tab"). */
const home = 'https://teams.microsoft.com/l/'

export interface TabLink {
  manifestId: string
  entityId: string
  /** What opens where Teams is not. */
  webUrl?: string
  label?: string
  /** Reaches the tab as `page.subPageId`: which item to show. A hint like everything in a link. */
  subPageId?: string
  /** The tab in this channel instead of the personal app. */
  channelId?: string
  tenantId?: string
}

/** Leads to one item in a tab, from anywhere in Teams, from mail or from a browser. */
export function tabDeepLink(link: TabLink): string {
  const { manifestId, entityId, webUrl, label, subPageId, channelId, tenantId } = link
  const url = new URL(`${home}entity/${encodeURIComponent(manifestId)}/${encodeURIComponent(entityId)}`)
  const context = { subEntityId: subPageId, channelId }
  const parameters: [string, string | undefined][] = [
    ['webUrl', webUrl],
    ['label', label],
    ['context', subPageId || channelId ? JSON.stringify(context) : undefined],
    ['tenantId', tenantId],
  ]
  // Not URLSearchParams: Teams takes its "+" for a plus sign.
  const query = parameters
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
  return query ? `${url.href}?${query}` : url.href
}

/** Whether an address leads into Teams and nowhere else. */
export const isTeamsLink = (address: string): boolean =>
  URL.canParse(address) && new URL(address).href.startsWith(home)
