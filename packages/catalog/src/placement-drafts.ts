import type { DistrictScope } from '@lectern/database'

/** What the host has begun for these placements together; undefined where it has begun nothing, or not for all of them. */
export async function findPlacementDraft(
  scope: DistrictScope,
  placementIds: readonly string[],
): Promise<string | undefined> {
  const rows = await scope.query<{ draftId: string | null; placements: number }>(
    `select p.draft_id as "draftId", count(*)::int as placements from lectern.placement p
     where p.district_id = $1 and p.id = any ($2::uuid[]) group by 1`,
    [scope.districtId, placementIds],
  )
  const whole = rows.find(({ placements }) => placements === placementIds.length)
  return whole?.draftId ?? undefined
}

export async function keepPlacementDraft(
  scope: DistrictScope,
  placementIds: readonly string[],
  draftId: string,
): Promise<void> {
  await scope.query(
    'update lectern.placement p set draft_id = $3 where p.district_id = $1 and p.id = any ($2::uuid[])',
    [scope.districtId, placementIds, draftId],
  )
}
