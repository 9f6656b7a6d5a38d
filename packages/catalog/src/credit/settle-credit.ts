import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import type { CreditKey } from './offer-credit.ts'

/** Why a credit is due and nobody may tell it: only teachers of the course can, and none of those known let us now. */
export const waitsForTeacher = 'waits-for-teacher'

export interface ReportedScore {
  given: number
  maximum: number
  at: Date
}

/** Before it is sent: whoever sends it again after a sudden end goes on from there. */
export async function noteCreditAttempt(scope: DistrictScope, credit: CreditKey, at: Date): Promise<void> {
  await change(scope, credit, `attempted_at = $4`, [at])
}

/** The platform has it; what it calls the person is not needed any more. */
export async function noteCreditReported(
  scope: DistrictScope,
  credit: CreditKey,
  { given, maximum, at }: ReportedScore,
): Promise<void> {
  await change(
    scope,
    credit,
    `state = 'reported', sealed_recipient = null, score_given = $4, score_maximum = $5, reported_at = $6,
     attempted_at = $6, reason = null, words = null`,
    [given, maximum, at],
  )
}

/** The platform does not take it, and will not take it again. */
export async function noteCreditRefused(
  scope: DistrictScope,
  credit: CreditKey,
  { reason, words }: { reason: string; words: string },
): Promise<void> {
  await change(scope, credit, `state = 'refused', sealed_recipient = null, reason = $4, words = $5`, [
    reason,
    words,
  ])
}

/** It did not come through this time. */
export async function noteCreditTrouble(
  scope: DistrictScope,
  credit: CreditKey,
  words: string,
): Promise<void> {
  await change(scope, credit, `reason = null, words = $4`, [words])
}

/** It stays due until a teacher comes. */
export async function noteCreditWaits(scope: DistrictScope, credit: CreditKey): Promise<void> {
  await change(scope, credit, `reason = $4, words = null`, [waitsForTeacher])
}

/** Only while it is due: of two runs the first one settles it. */
async function change(
  scope: DistrictScope,
  { placementId, personId }: CreditKey,
  assignments: string,
  values: readonly unknown[],
): Promise<void> {
  await scope.query(
    `update lectern.credit c set ${assignments}
     where c.district_id = $1 and c.placement_id = $2 and c.person_id = $3 and c.state = 'due'`,
    [scope.districtId, placementId, personId, ...values],
  )
}

/**
 * Nothing about a person stays longer than it is of use: no page from which an app could still be opened is a day old,
 * and a platform that took nothing for two weeks takes nothing. A teacher may be away for a summer.
 */
export async function pruneCredits(scope: DistrictScope): Promise<void> {
  await scope.query(
    `delete from lectern.credit c
     where c.district_id = $1 and c.state = 'waiting' and c.noted_at < now() - interval '1 day'`,
    [scope.districtId],
  )
  await scope.query(
    `update lectern.credit c set state = 'refused', sealed_recipient = null, reason = 'gave-up'
     where c.district_id = $1 and c.state = 'due' and c.opened_at < now() -
       case when c.reason = '${waitsForTeacher}' then interval '100 days' else interval '14 days' end`,
    [scope.districtId],
  )
}

/** In an installation that was removed nobody can be told any more; whom to tell is not kept. */
export async function endCreditsOf(scope: DistrictScope, installationId: InstallationId): Promise<void> {
  await scope.query(
    `update lectern.credit c set state = 'refused', sealed_recipient = null, reason = 'installation-removed'
     from lectern.placement p
     where c.district_id = $1 and c.state in ('waiting', 'due')
       and p.district_id = c.district_id and p.id = c.placement_id and p.installation_id = $2`,
    [scope.districtId, installationId],
  )
}
