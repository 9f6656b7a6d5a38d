import { randomUUID } from 'node:crypto'

/** What a configuration page saved: a tab of a channel. Addresses are public ones. */
export interface ChannelTab {
  id: string
  channelId: string
  entityId: string
  name: string
  contentUrl: string
  websiteUrl?: string
  removeUrl?: string
}

/** The tabs that were added to channels; they last until the playground stops. */
export function channelTabs() {
  const tabs: ChannelTab[] = []
  return {
    of: (channelId: string): ChannelTab[] => tabs.filter((tab) => tab.channelId === channelId),
    find: (channelId: string, id: string): ChannelTab | undefined =>
      tabs.find((tab) => tab.channelId === channelId && tab.id === id),
    add(tab: Omit<ChannelTab, 'id'>): ChannelTab {
      const added = { ...tab, id: randomUUID() }
      tabs.push(added)
      return added
    },
    change(tab: ChannelTab, changes: Omit<ChannelTab, 'id' | 'channelId'>): void {
      Object.assign(tab, changes)
    },
    remove(tab: ChannelTab): void {
      tabs.splice(tabs.indexOf(tab), 1)
    },
  }
}
