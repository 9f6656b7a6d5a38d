import { mayOpen } from '../app/tool-addresses.ts'
import type { TeamsSite } from '../teams-site.ts'
import type { ChannelTab } from './channel-tabs.ts'
import { refuse } from './teams-visit.ts'

/** What a configuration page handed over with `pages.config.setConfig`. */
export function readSettings(
  { addresses, catalog }: TeamsSite,
  form: URLSearchParams,
): Omit<ChannelTab, 'id' | 'channelId'> {
  const app = catalog.app()
  const text = (name: string): string | undefined => {
    const value = form.get(name)
    return value ? addresses.public(value) : undefined
  }
  const [contentUrl, entityId] = [text('contentUrl'), text('entityId')]
  if (contentUrl === undefined || entityId === undefined)
    throw refuse('invalid', 'settings-incomplete', 'A tab needs a contentUrl and an entityId.')
  if (!mayOpen(app, contentUrl))
    throw refuse('invalid', 'domain-uncovered', `The host of ${contentUrl} is not among the validDomains.`)
  return {
    contentUrl,
    entityId,
    name: text('suggestedDisplayName') ?? app.name,
    websiteUrl: text('websiteUrl'),
    removeUrl: text('removeUrl'),
  }
}
