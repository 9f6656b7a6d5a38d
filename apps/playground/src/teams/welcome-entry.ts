import type { HostEntry } from '../welcome-page.ts'

export const teamsEntry: HostEntry = {
  key: 'microsoft',
  name: 'Microsoft Teams',
  line: () => 'Classes as teams, with Entra and Graph behind them.',
}
