import { Router } from 'express'
import type { CourseList } from '@lectern/api-contracts'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import {
  cancelCourseRun,
  countRosters,
  countSchools,
  findTeamsSubscription,
  latestCourseRun,
  listRegistrations,
  recordAudit,
  type CourseRun,
} from '@lectern/tenancy'
import { idOf } from '../../http/path-id.ts'
import { beginHostRosters, requireCourseList } from '../../jobs/host-rosters.ts'
import type { ConsoleSurface } from './console-surface.ts'
import { sessionOf } from './session-cookie.ts'

/** Reading the courses of a host that lists them now, and what came of it. */
export function courseListRoutes({ enqueue }: Pick<ConsoleSurface, 'enqueue'>): Router {
  const router = Router()

  router.get('/:id/course-list', async (req, res) => {
    const { scope } = sessionOf(res)
    const id = idOf<InstallationId>(req)
    await requireCourseList(scope, id)
    res.json(await courseListOf(scope, id))
  })

  router.post('/:id/course-list/run', async (req, res) => {
    const { scope, account } = sessionOf(res)
    const id = idOf<InstallationId>(req)
    await requireCourseList(scope, id)
    const { isNew } = await beginHostRosters(enqueue, scope, id)
    if (isNew) await recordAudit(scope, { accountId: account.id, action: 'course-list.started', subject: id })
    res.status(202).json(await courseListOf(scope, id))
  })

  router.delete('/:id/course-list/run', async (req, res) => {
    const { scope, account } = sessionOf(res)
    const id = idOf<InstallationId>(req)
    await requireCourseList(scope, id)
    await cancelCourseRun(scope, id)
    await recordAudit(scope, { accountId: account.id, action: 'course-list.cancelled', subject: id })
    res.json(await courseListOf(scope, id))
  })
  return router
}

async function courseListOf(scope: DistrictScope, installationId: InstallationId): Promise<CourseList> {
  const [run, { total, complete }, schools, notices] = await Promise.all([
    latestCourseRun(scope, installationId),
    countRosters(scope, installationId),
    countSchools(scope, installationId),
    noticesOf(scope, installationId),
  ])
  return {
    run: run ? shownRun(run) : null,
    courses: total,
    complete,
    schools,
    notices: notices
      ? { expiresAt: notices.made?.expiresAt.toISOString() ?? null, message: notices.message }
      : null,
  }
}

/** What the host was asked to tell by itself. */
async function noticesOf(
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<{ made: { expiresAt: Date } | undefined; message: string | null } | undefined> {
  const subscription = await findTeamsSubscription(scope, installationId)
  if (subscription) return subscription
  const registrations = await listRegistrations(scope, installationId)
  return registrations.find(({ feed }) => feed === 'DOMAIN_ROSTER_CHANGES')
}

function shownRun({ expected, courses, ...run }: CourseRun): CourseList['run'] {
  const { id, status, startedAt, finishedAt, pages, message, denied } = run
  // The list may have grown since, so that it is never quite done.
  const progress = expected === null ? null : Math.min(courses / expected, 0.99)
  return { id, status, startedAt, finishedAt, pages, courses, progress, message, denied }
}
