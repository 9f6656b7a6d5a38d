import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'

/** What a platform told, verified; `content` as its type demands. */
export interface StoredNotice {
  installationId: InstallationId
  deploymentId: string
  noticeId: string
  noticeType: string
  content: object
  happenedAt: Date
}

/** Twice as long as any platform says that a notice holds, many times over. */
const keptDays = 90

/** The same one again changes nothing but when the deployment was last heard of. */
export async function storeNotice(scope: DistrictScope, notice: StoredNotice): Promise<void> {
  await scope.query(
    `with stored as (
       insert into lectern.lti_notice (district_id, installation_id, deployment_id, notice_id, notice_type, content,
         happened_at) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict do nothing)
     insert into lectern.lti_notice_subscription (district_id, installation_id, deployment_id, last_notice_at)
     values ($1, $2, $3, now())
     on conflict (district_id, installation_id, deployment_id) do update set last_notice_at = now()`,
    [
      scope.districtId,
      notice.installationId,
      notice.deploymentId,
      notice.noticeId,
      notice.noticeType,
      notice.content,
      notice.happenedAt,
    ],
  )
}

/**
 * Hands every notice that waits to `work`, oldest first, each with what it does in one transaction. One that fails
 * waits for the next call and does not keep the others.
 * @throws AggregateError of what failed
 */
export async function processNotices(
  scope: DistrictScope,
  work: (inside: DistrictScope, notice: StoredNotice) => Promise<void>,
): Promise<void> {
  const failures = new Map<string, unknown>()
  for (;;) {
    let taken: StoredNotice | undefined
    try {
      await scope.transaction(async (inside) => {
        taken = await takeNotice(inside, [...failures.keys()])
        if (taken) await work(inside, taken)
      })
    } catch (error) {
      if (!taken) throw error
      failures.set(keyOf(taken), error)
    }
    if (!taken) break
  }
  if (failures.size > 0) throw new AggregateError(failures.values(), `${failures.size} notices failed`)
}

const keyOf = ({ installationId, deploymentId, noticeId }: StoredNotice): string =>
  [installationId, deploymentId, noticeId].join('\n')

/** Marked as processed in the caller's transaction: undone when that fails. Another worker takes another one. */
async function takeNotice(
  scope: DistrictScope,
  except: readonly string[],
): Promise<StoredNotice | undefined> {
  const [notice] = await scope.query<StoredNotice>(
    `update lectern.lti_notice n set processed_at = now()
     from (select w.installation_id, w.deployment_id, w.notice_id from lectern.lti_notice w
           where w.district_id = $1 and w.processed_at is null
             and concat_ws(E'\\n', w.installation_id, w.deployment_id, w.notice_id) <> all ($2::text[])
           order by w.received_at limit 1 for update skip locked) next
     where n.district_id = $1 and n.installation_id = next.installation_id
       and n.deployment_id = next.deployment_id and n.notice_id = next.notice_id
     returning n.installation_id as "installationId", n.deployment_id as "deploymentId", n.notice_id as "noticeId",
               n.notice_type as "noticeType", n.content, n.happened_at as "happenedAt"`,
    [scope.districtId, except],
  )
  return notice
}

export async function pruneNotices(scope: DistrictScope): Promise<void> {
  await scope.query(
    `delete from lectern.lti_notice n
     where n.district_id = $1 and n.processed_at is not null and n.received_at < now() - make_interval(days => $2)`,
    [scope.districtId, keptDays],
  )
}
