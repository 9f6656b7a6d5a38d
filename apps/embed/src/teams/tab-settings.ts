import type { teamsTabMessages } from '@lectern/ui/messages'

/** What the server tells the tab before anybody is known. */
export interface TabSettings {
  /** Hosts that TeamsJS does not know by itself. */
  hosts: readonly string[]
  words: Record<keyof (typeof teamsTabMessages)['en'], string>
}

/** undefined on every other page. */
export function tabSettings(): TabSettings | undefined {
  const written = document.getElementById('teams')?.textContent
  return written ? (JSON.parse(written) as TabSettings) : undefined // teamsDocument wrote it
}
