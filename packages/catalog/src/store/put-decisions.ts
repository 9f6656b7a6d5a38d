import type { DistrictScope } from '@lectern/database'
import type { AppId } from '@lectern/launch'
import { verdictOf, type Listing } from '../listing.ts'

/** The district's decision about an app, whole: what is not in it is taken back. */
export interface ListingDecision extends Listing {
  /** ISO date. */
  decisionDue: string | null
  /** Ids of apps to use instead, the best first. */
  alternatives: readonly string[]
}

/** @returns how many of the alternatives are in the catalog */
export async function putDecisions(
  scope: DistrictScope,
  decisions: readonly { appId: AppId; decision: ListingDecision }[],
): Promise<number> {
  const rows = JSON.stringify(decisions.map(({ appId, decision }) => toRow(appId, decision)))
  await scope.query(
    `update lectern.listing l
     set approval = d.approval, privacy = d.privacy, verdict = d.verdict, reason = d.reason, grade_low = d.grade_low,
         grade_high = d.grade_high, decision_due = d.decision_due, updated_at = now()
     from jsonb_to_recordset($1) d (
       app_id uuid, approval text, privacy text, verdict lectern.verdict, reason text, grade_low smallint,
       grade_high smallint, decision_due date)
     where l.app_id = d.app_id`,
    [rows],
  )
  await scope.query(
    `delete from lectern.listing_alternative n using jsonb_to_recordset($1) d (app_id uuid) where n.app_id = d.app_id`,
    [rows],
  )
  const alternatives = await scope.query(
    `insert into lectern.listing_alternative (district_id, app_id, alternative_id, position)
     select a.district_id, d.app_id, a.id, n.position
     from jsonb_to_recordset($1) d (app_id uuid, alternatives uuid[]),
       unnest(d.alternatives) with ordinality n (id, position)
     join lectern.app a on a.id = n.id
     returning 1`,
    [rows],
  )
  return alternatives.length
}

const toRow = (appId: AppId, decision: ListingDecision): Record<string, unknown> => ({
  app_id: appId,
  approval: decision.approval,
  privacy: decision.privacy,
  verdict: verdictOf(decision),
  reason: decision.reason,
  grade_low: decision.grades?.low,
  grade_high: decision.grades?.high,
  decision_due: decision.decisionDue,
  alternatives: decision.alternatives,
})
