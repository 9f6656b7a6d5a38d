import type { DistrictScope } from '@lectern/database'
import type { AppId, ContextId, InstallationId, PersonId } from '@lectern/launch'
import type { CreditKey } from './offer-credit.ts'
import { waitsForTeacher } from './settle-credit.ts'

/** What is to be told to a platform. */
export interface DueCredit extends CreditKey {
  sealedRecipient: string
  attemptedAt: Date | null
  installationId: InstallationId
  contextId: ContextId | null
  app: { id: AppId; name: string }
  /** Of the placement, where it was found before. */
  lineItemUrl: string | null
  /** In whose name it may be told: who placed it, or what it is a copy of, or anything else of the course. */
  teachers: PersonId[]
}

/** Undefined once it was settled. */
export async function findDueCredit(
  scope: DistrictScope,
  { placementId, personId }: CreditKey,
): Promise<DueCredit | undefined> {
  const [credit] = await scope.query<DueCredit>(
    `select c.placement_id as "placementId", c.person_id as "personId", c.sealed_recipient as "sealedRecipient",
            c.attempted_at as "attemptedAt", p.installation_id as "installationId", p.context_id as "contextId",
            json_build_object('id', a.id, 'name', a.name) as app, p.line_item as "lineItemUrl",
            array(select s.placed_by from lectern.placement s
                  where s.district_id = p.district_id and s.installation_id = p.installation_id and s.placed_by is not null
                    and (s.id = p.id or s.context_id = p.context_id
                         or s.id in (select k.copied_from from lectern.placement k
                                     where k.district_id = p.district_id and k.context_id = p.context_id))
                  group by s.placed_by
                  order by min(case s.id when p.id then 0 when p.copied_from then 1 else 2 end), max(s.placed_at) desc
                  limit 5) as teachers
     from lectern.credit c
     join lectern.placement p on p.district_id = c.district_id and p.id = c.placement_id
     join lectern.app a on a.district_id = p.district_id and a.id = p.app_id
     where c.district_id = $1 and c.placement_id = $2 and c.person_id = $3 and c.state = 'due'`,
    [scope.districtId, placementId, personId],
  )
  return credit
}

/** What can be told once a teacher comes: of the course they came to, and of what they placed anywhere. */
export const creditsAwaiting = (
  scope: DistrictScope,
  {
    installationId,
    contextId,
    personId,
  }: { installationId: InstallationId; contextId: ContextId; personId: PersonId },
): Promise<CreditKey[]> =>
  scope.query<CreditKey>(
    `select c.placement_id as "placementId", c.person_id as "personId" from lectern.credit c
     join lectern.placement p on p.district_id = c.district_id and p.id = c.placement_id
     where c.district_id = $1 and c.state = 'due' and c.reason = '${waitsForTeacher}'
       and p.installation_id = $2 and (p.context_id = $3 or p.placed_by = $4)
     order by c.opened_at limit 1000`,
    [scope.districtId, installationId, contextId, personId],
  )

/** Due for more than an hour: its job was lost, or has given up on a platform that was away. No hour brings a teacher. */
export const overdueCredits = (scope: DistrictScope): Promise<CreditKey[]> =>
  scope.query<CreditKey>(
    `select c.placement_id as "placementId", c.person_id as "personId" from lectern.credit c
     where c.district_id = $1 and c.state = 'due' and c.reason is distinct from '${waitsForTeacher}'
       and greatest(c.opened_at, c.attempted_at) < now() - interval '1 hour'
     order by c.opened_at limit 1000`,
    [scope.districtId],
  )

/** The first caller for a placement looks for its column in the gradebook, the others wait and take what it found. */
export const withLineItem = (
  scope: DistrictScope,
  { placementId, contextId }: Pick<DueCredit, 'placementId' | 'contextId'>,
  find: () => Promise<string | undefined>,
): Promise<string | undefined> =>
  scope.transaction(async (inside) => {
    // By course: two links of one app could otherwise each make a column that serves both.
    await inside.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `line items of ${contextId ?? placementId}`,
    ])
    const [known] = await inside.query<{ url: string | null }>(
      'select p.line_item as url from lectern.placement p where p.district_id = $1 and p.id = $2',
      [scope.districtId, placementId],
    )
    const url = known?.url ?? (await find())
    if (url !== undefined) await rememberLineItem(inside, placementId, url)
    return url
  })

/** null: it is gone. */
export async function rememberLineItem(
  scope: DistrictScope,
  placementId: string,
  url: string | null,
): Promise<void> {
  await scope.query('update lectern.placement p set line_item = $3 where p.district_id = $1 and p.id = $2', [
    scope.districtId,
    placementId,
    url,
  ])
}
