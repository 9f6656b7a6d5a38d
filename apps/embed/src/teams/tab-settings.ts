import type { teamsTabMessages } from '@lectern/ui/messages'

/** What the server tells the tab before anybody is known. */
export interface TabSettings {
  /** Hosts that TeamsJS does not know by itself. */
  hosts: readonly string[]
  words: Record<keyof (typeof teamsTabMessages)['en'], string>
}

/** As teamsDocument has written them. */
export const tabSettings = (): TabSettings =>
  JSON.parse(document.getElementById('teams')!.textContent) as TabSettings
