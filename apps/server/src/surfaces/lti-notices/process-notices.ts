import type { Database, DistrictScope } from '@lectern/database'
import { handleJob, type HandledJob } from '@lectern/jobs'
import type { DistrictId } from '@lectern/launch'
import { processNotices, type StoredNotice } from '@lectern/tenancy'
import { copyCourse } from '../../joins/copy-course.ts'
import { processNoticesJob } from './notice-jobs.ts'
import type { CourseCopy } from './receive-notices.ts'

export const processNoticesHandler = ({ database }: { database: Database }): HandledJob =>
  handleJob(processNoticesJob, ({ districtId }) =>
    // from our own queue, put there by a verified notice
    processNotices(database.district(districtId as DistrictId), processNotice),
  )

/** A greeting says by its arrival all that it has to say. */
export async function processNotice(scope: DistrictScope, notice: StoredNotice): Promise<void> {
  if (notice.noticeType !== 'LtiContextCopyNotice') return
  const { context, originContexts } = notice.content as CourseCopy // as receiveNotices stored it
  await copyCourse(scope, {
    installationId: notice.installationId,
    copy: { externalId: context.id, title: context.title },
    origins: originContexts,
    copiedAt: notice.happenedAt,
  })
}
