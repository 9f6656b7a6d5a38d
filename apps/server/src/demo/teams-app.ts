import type { PlaygroundOptions } from '@lectern/playground'

/** Of the app registration in the simulated Entra. */
const clientId = '5c1d0e5f-6b7a-4c8d-9e0f-a1b2c3d4e5f6'
/** As Teams sees us: it takes no app from this machine's own name, and the playground leads it here. */
export const simulatedPublicHost = 'lectern.example'

/** What is entered for the tool in the simulated Entra and Teams. */
export function teamsApp(publicUrl: string): NonNullable<PlaygroundOptions['teams']> {
  return {
    tabUrl: `${publicUrl}/teams/tab?client=${clientId}`,
    configUrl: `${publicUrl}/teams/config?client=${clientId}`,
    redirectUri: [`${publicUrl}/teams/auth/end`, `${publicUrl}/teams/auth/consent`],
    notificationUrl: `${publicUrl}/teams/notifications`,
    appIdUri: `api://${simulatedPublicHost}/${clientId}`,
  }
}
