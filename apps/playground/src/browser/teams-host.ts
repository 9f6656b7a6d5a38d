import { teamsAppearance } from './teams-appearance.ts'
import { teamsMessages } from './teams-messages.ts'
import { teamsWindows } from './teams-windows.ts'

/**
 * Browser script of every Teams page: themes, and where a tab is shown, the host's side of the TeamsJS protocol
 * (`packages/teams-js/src/internal/communication.ts`): requests `{ id, uuidAsString, func, args }`, replies with the same
 * id, events without one.
 */
export const teamsHost = [teamsAppearance, teamsWindows, teamsMessages].join('\n')
