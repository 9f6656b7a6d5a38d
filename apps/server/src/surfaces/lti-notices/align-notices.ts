import { removeNoticeHandler, setNoticeHandler, type NoticeType } from '@lectern/lti'
import { handleJob, type HandledJob } from '@lectern/jobs'
import type { DistrictId, InstallationId } from '@lectern/launch'
import {
  deploymentStatus,
  getLtiInstallation,
  noteNoticeHandler,
  noteNoticeProblem,
  noticeSubscriptions,
  type LtiInstallation,
  type NoticeSubscription,
} from '@lectern/tenancy'
import { asProblem } from '../../http/as-problem.ts'
import type { LtiSurface } from '../lti/lti-surface.ts'
import { alignNoticesJob } from './notice-jobs.ts'

/** Of what a platform offers; the greeting shows that notices arrive. */
const wantedTypes: readonly NoticeType[] = ['LtiHelloWorldNotice', 'LtiContextCopyNotice']

/** Makes each deployment's platform send what the district has switched on, and nothing when it has switched it off. */
export const alignNoticesHandler = (surface: LtiSurface): HandledJob =>
  handleJob(alignNoticesJob, async ({ districtId, installationId }) => {
    const scope = surface.database.district(districtId as DistrictId) // from our own queue, put there by a launch or a director
    const installation = await getLtiInstallation(surface.database, scope, installationId as InstallationId)
    const failures: unknown[] = []
    for (const subscription of await noticeSubscriptions(scope, installation.installationId)) {
      const handler = wantedHandler(surface, installation, subscription)
      if (handler === subscription.handler) continue
      try {
        await tellHandler(surface, installation, subscription, handler)
        await noteNoticeHandler(scope, subscription, handler)
      } catch (error) {
        const problem = asProblem(error)
        await noteNoticeProblem(scope, subscription, problem.message)
        // What a platform refuses it refuses again; the next launch after an hour asks anew.
        if (isPassing(problem.code)) failures.push(error)
        else surface.log.warn({ code: problem.code, installationId }, problem.message)
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'a platform could not be told about notices')
  })

const wantedHandler = (
  { noticesUrl }: LtiSurface,
  installation: LtiInstallation,
  { deploymentId }: NoticeSubscription,
): string | null =>
  installation.features.includes('course-copies') && deploymentStatus(installation, deploymentId) === 'active'
    ? noticesUrl
    : null

/** @param handler null: it is to send nothing any more */
export async function tellHandler(
  surface: Pick<LtiSurface, 'connect'>,
  installation: LtiInstallation,
  { deploymentId, serviceUrl, noticeTypes }: NoticeSubscription,
  handler: string | null,
): Promise<void> {
  const connection = surface.connect(installation, deploymentId)
  const service = { url: serviceUrl, types: [...noticeTypes], scopes: [], versions: [] }
  for (const noticeType of wantedTypes.filter((type) => noticeTypes.includes(type)))
    if (handler === null) await removeNoticeHandler(connection, service, noticeType)
    else await setNoticeHandler(connection, service, { noticeType, handler: new URL(handler) })
}

/** All but the platform's own "no". */
export const isPassing = (code: string): boolean =>
  ![
    'lti.service-forbidden',
    'lti.service-not-found',
    'lti.service-refused',
    'lti.service-not-offered',
  ].includes(code)
