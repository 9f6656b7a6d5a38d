import type { PlaygroundOptions } from '@lectern/playground'

/** What is entered in the Marketplace app of the simulated Google. */
export function googleAddOn(publicUrl: string): NonNullable<PlaygroundOptions['google']> {
  const frames = `${publicUrl}/google-classroom/`
  return {
    setupUri: `${frames}discovery`,
    linkUpgradeUri: `${frames}upgrade`,
    redirectUri: `${frames}oauth/callback`,
    allowedPrefixes: [frames],
    pushEndpoint: `${frames}pubsub`,
  }
}
