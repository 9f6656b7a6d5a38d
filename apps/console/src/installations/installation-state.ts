import type { InstallationSummary } from '@lectern/api-contracts'
import type { StatusTone } from '@lectern/ui'

export type InstallationState = 'waiting' | 'pending' | 'refused' | 'working'

/** The one thing to know about an installation: what waits for the director comes first. */
export function installationState(installation: InstallationSummary): InstallationState {
  const { lti, lastAccepted, lastRefused } = installation
  if (lti?.deployments.some(({ status }) => status === 'pending')) return 'pending'
  if (lastRefused && (!lastAccepted || lastRefused > lastAccepted)) return 'refused'
  return lastAccepted ? 'working' : 'waiting'
}

export const toneOfState: Record<InstallationState, StatusTone> = {
  waiting: 'wait',
  pending: 'limit',
  refused: 'no',
  working: 'ok',
}

export type ShownInstallations = 'all' | 'pending' | 'refused'

/** What `?show=` of the list means; the overview links here. */
export function isShownAs(show: ShownInstallations, installation: InstallationSummary) {
  if (show === 'pending') return installationState(installation) === 'pending'
  if (show === 'refused') return installation.refused > 0
  return true
}
