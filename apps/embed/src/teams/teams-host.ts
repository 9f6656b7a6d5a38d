import { app, authentication, pages } from '@microsoft/teams-js'
import { tabSettings } from './tab-settings.ts'
import { teamsTab } from './teams-tab.ts'

/**
 * Begins with this script, before the client is loaded, and the client takes it from here. TeamsJS also asks Microsoft
 * for a newer list of hosts: our pages let no request leave for others, and it goes on with the list that it carries.
 */
const settings = tabSettings()
export const tab = settings && teamsTab({ app, authentication, pages }, settings)
