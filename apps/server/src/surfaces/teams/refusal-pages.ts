import type { Problem } from '@lectern/problem'
import {
  entraRefusals,
  graphRefusals,
  packageRefusals,
  signInRefusals,
  tokenRefusals,
  type Remedy,
} from '@lectern/teams'
import type { RefusalPageName } from '@lectern/ui/refusal-page'

const pages: Record<string, RefusalPageName> = {
  'teams.outside': 'teamsOutside',
  'teams.host-silent': 'teamsSilent',
  'teams.token-refused': 'teamsToken',
  'teams.token-cancelled': 'teamsDeclined',
  'teams.app-misconfigured': 'teamsSetup',
  'teams.sign-in-declined': 'teamsDeclined',
  'teams.consent-required': 'teamsConsent',
  'teams.consent-pending': 'teamsConsentPending',
  'teams.interaction-required': 'teamsSignIn',
  'teams.graph-claims-challenge': 'teamsSignIn',
  'teams.app-not-in-tenant': 'teamsAdminConsent',
  'teams.tenant-unknown': 'teamsOtherTenant',
  'teams.guest': 'teamsGuest',
  'teams.not-in-team': 'teamsNotInTeam',
  'teams.team-gone': 'teamsTeamGone',
  'teams.teachers-only': 'teamsTeachersOnly',
  'teams.client-unknown': 'teamsSetup',
  'teams.installation-unknown': 'teamsSetup',
  'teams.address-malformed': 'teamsSetup',
  'teams.host-unknown': 'teamsToken',
  'installation.removed': 'removed',
  'database.unavailable': 'unavailable',
  internal: 'unavailable',
}

const refusals: Record<string, { remedy: Remedy }> = {
  ...tokenRefusals,
  ...signInRefusals,
  ...entraRefusals,
  ...graphRefusals,
  ...packageRefusals,
}

const pageOfRemedy: Record<Remedy, RefusalPageName> = {
  reopen: 'teamsReopen',
  'sign-in': 'teamsReopen',
  consent: 'teamsAdminConsent',
  wait: 'teamsBusy',
  administrator: 'teamsSetup',
}

const remedyOf = (code: string): Remedy | undefined =>
  Object.hasOwn(refusals, code) ? refusals[code]!.remedy : undefined

export function pageOf({ code }: Problem): RefusalPageName {
  const remedy = remedyOf(code)
  return pages[code] ?? (remedy ? pageOfRemedy[remedy] : 'generic')
}

const acts: Partial<Record<RefusalPageName, 'consent' | 'signIn' | 'retry'>> = {
  teamsConsent: 'consent',
  teamsSignIn: 'signIn',
  teamsConsentPending: 'retry',
  teamsSilent: 'retry',
  teamsToken: 'retry',
  teamsDeclined: 'retry',
  teamsReopen: 'retry',
  teamsBusy: 'retry',
  unavailable: 'retry',
}

/** What a person can do about it in the tab itself. */
export const actOf = (problem: Problem): 'consent' | 'signIn' | 'retry' | undefined => acts[pageOf(problem)]
