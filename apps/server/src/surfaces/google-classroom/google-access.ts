import type { GoogleDetails, GrantedBy } from '@lectern/api-contracts'
import { firstPlacedAt } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import { discloseBreakdown } from '@lectern/telemetry'
import {
  googleSeen,
  lastAdministratorRefusal,
  listAdministratorGrants,
  type AdministratorGrant,
  type GoogleInstallation,
  type GoogleSeen,
} from '@lectern/tenancy'
import { administratorScopes, missingScopes, scopesOfPeople } from './administrator-access.ts'
import { noticesOf } from './google-notices.ts'

/** What was seen of an add-on and who granted it what, as its page may show it. */
export async function googleAccess(
  scope: DistrictScope,
  installation: GoogleInstallation,
  now: Date,
): Promise<Omit<GoogleDetails, 'values'>> {
  const { installationId } = installation
  const [{ granted, ...seen }, attachedAt, administrators, administratorRefusal, notices] = await Promise.all(
    [
      googleSeen(scope, installationId),
      firstPlacedAt(scope, installationId),
      listAdministratorGrants(scope, installationId),
      lastAdministratorRefusal(scope, installationId),
      noticesOf(scope, installation, now),
    ],
  )
  const needed = administratorScopes(installation)
  const asked = scopesOfPeople(installation)
  return {
    seen: { ...seen, attachedAt },
    granted: (['teacher', 'student'] as const).map((audience) =>
      grantedBy(granted, audience, asked[audience]),
    ),
    administrators: administrators.map((grant) => administratorGrant(grant, needed)),
    administratorRefusal,
    notices,
  }
}

/** Shown with their sum, so neither part can be had by subtraction. */
function grantedBy(
  granted: GoogleSeen['granted'],
  audience: GrantedBy['audience'],
  asked: readonly string[],
): GrantedBy {
  const theirs = granted.filter((one) => one.audience === audience)
  const count = (sets: GoogleSeen['granted']) => sets.reduce((people, set) => people + set.people, 0)
  const whole = theirs.filter(({ scopes }) => missingScopes(scopes, asked).length === 0)
  const { cells, total } = discloseBreakdown([count(whole), count(theirs) - count(whole)])
  return { audience, people: total, all: cells[0]!, notAll: cells[1]! }
}

function administratorGrant(
  { grantedAt, scopes, lasts, endedCode }: AdministratorGrant,
  needed: readonly string[],
): GoogleDetails['administrators'][number] {
  const missing = missingScopes(scopes, needed)
  const state = !lasts ? 'ended' : missing.length > 0 ? 'incomplete' : 'works'
  return { grantedAt, state, missing, endedCode }
}
