import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'

/** Where a deployment's platform takes our wish to be notified, as a launch offers it. */
export interface NoticeOffer {
  installationId: InstallationId
  deploymentId: string
  serviceUrl: string
  noticeTypes: readonly string[]
}

/** Whether a deployment's notices come to us; times are ISO 8601. */
export interface NoticeState {
  deploymentId: string
  subscribedAt: string | null
  lastNoticeAt: string | null
  /** Why the platform could not be told, in its own words. */
  problem: string | null
  problemAt: string | null
}

/** @returns where the platform sends notices by what it was told last; null: nowhere */
export async function noteNoticeOffer(scope: DistrictScope, offer: NoticeOffer): Promise<string | null> {
  const [row] = await scope.query<{ handler: string | null }>(
    `insert into lectern.lti_notice_subscription as s
       (district_id, installation_id, deployment_id, service_url, notice_types) values ($1, $2, $3, $4, $5)
     on conflict (district_id, installation_id, deployment_id) do update
     set service_url = excluded.service_url, notice_types = excluded.notice_types
     returning s.handler`,
    [scope.districtId, offer.installationId, offer.deploymentId, offer.serviceUrl, offer.noticeTypes],
  )
  return row!.handler
}

export interface NoticeSubscription extends NoticeOffer {
  handler: string | null
}

/** Of the deployments whose launches offered the service. */
export const noticeSubscriptions = (
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<NoticeSubscription[]> =>
  scope.query<NoticeSubscription>(
    `select s.installation_id as "installationId", s.deployment_id as "deploymentId", s.service_url as "serviceUrl",
            s.notice_types as "noticeTypes", s.handler
     from lectern.lti_notice_subscription s
     where s.district_id = $1 and s.installation_id = $2 and s.service_url is not null
     order by s.deployment_id`,
    [scope.districtId, installationId],
  )

type Subscriber = Pick<NoticeOffer, 'installationId' | 'deploymentId'>

/** The platform took it. `handler` null: it sends nothing any more. */
export async function noteNoticeHandler(
  scope: DistrictScope,
  { installationId, deploymentId }: Subscriber,
  handler: string | null,
): Promise<void> {
  await scope.query(
    `update lectern.lti_notice_subscription s
     set handler = $4, subscribed_at = case when $4::text is not null then now() end, problem = null, problem_at = null
     where s.district_id = $1 and s.installation_id = $2 and s.deployment_id = $3`,
    [scope.districtId, installationId, deploymentId, handler],
  )
}

export async function noteNoticeProblem(
  scope: DistrictScope,
  { installationId, deploymentId }: Subscriber,
  problem: string,
): Promise<void> {
  await scope.query(
    `update lectern.lti_notice_subscription s set problem = $4, problem_at = now()
     where s.district_id = $1 and s.installation_id = $2 and s.deployment_id = $3`,
    [scope.districtId, installationId, deploymentId, problem],
  )
}

export const listNoticeStates = (
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<NoticeState[]> =>
  scope.query<NoticeState>(
    `select s.deployment_id as "deploymentId", to_json(s.subscribed_at)#>>'{}' as "subscribedAt",
            to_json(s.last_notice_at)#>>'{}' as "lastNoticeAt", s.problem, to_json(s.problem_at)#>>'{}' as "problemAt"
     from lectern.lti_notice_subscription s
     where s.district_id = $1 and s.installation_id = $2 order by s.deployment_id`,
    [scope.districtId, installationId],
  )
