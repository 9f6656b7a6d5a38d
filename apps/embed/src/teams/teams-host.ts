import { app, authentication, pages } from '@microsoft/teams-js'
import { showMarkup } from './show-markup.ts'
import { tabSettings } from './tab-settings.ts'
import { teamsTab, type TeamsTab } from './teams-tab.ts'

declare global {
  /** Begun by the document of a tab in Teams; the client takes it from here. */
  var lecternTab: TeamsTab | undefined
}

/**
 * Begins with this script, which the document carries. TeamsJS also asks Microsoft for a newer list of hosts: our pages
 * let no request leave for others, and it goes on with the list that it carries.
 */
globalThis.lecternTab = teamsTab({ app, authentication, pages }, tabSettings())
void globalThis.lecternTab.first.then(showMarkup)
