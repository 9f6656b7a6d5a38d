import { Router } from 'express'
import type { CourseList } from '@lectern/api-contracts'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import {
  askForDirectory,
  cancelCourseRun,
  countRosters,
  latestCourseRun,
  listRegistrations,
  recordAudit,
  requireSurface,
  type CourseRun,
} from '@lectern/tenancy'
import { idOf } from '../../http/path-id.ts'
import { orgUnitCoverage } from '../../joins/org-unit-coverage.ts'
import { beginGoogleRosters, enqueueDirectory } from '../google-rosters/google-roster-jobs.ts'
import type { ConsoleSurface } from './console-surface.ts'
import { sessionOf } from './session-cookie.ts'

/** Reading the courses and the organizational units of Google Classroom now, and what came of it. */
export function googleRosterRoutes({ enqueue }: Pick<ConsoleSurface, 'enqueue'>): Router {
  const router = Router()

  router.get('/:id/course-list', async (req, res) => {
    const { scope } = sessionOf(res)
    const id = idOf<InstallationId>(req)
    await requireSurface(scope, id, 'google-classroom')
    res.json(await courseListOf(scope, id))
  })

  router.post('/:id/course-list/run', async (req, res) => {
    const { scope, account } = sessionOf(res)
    const id = idOf<InstallationId>(req)
    await requireSurface(scope, id, 'google-classroom')
    const { isNew } = await beginGoogleRosters(enqueue, scope, id)
    if (isNew) await recordAudit(scope, { accountId: account.id, action: 'course-list.started', subject: id })
    res.status(202).json(await courseListOf(scope, id))
  })

  router.delete('/:id/course-list/run', async (req, res) => {
    const { scope, account } = sessionOf(res)
    const id = idOf<InstallationId>(req)
    await requireSurface(scope, id, 'google-classroom')
    await cancelCourseRun(scope, id)
    await recordAudit(scope, { accountId: account.id, action: 'course-list.cancelled', subject: id })
    res.json(await courseListOf(scope, id))
  })

  router.get('/:id/org-units', async (req, res) => {
    const { scope } = sessionOf(res)
    const id = idOf<InstallationId>(req)
    await requireSurface(scope, id, 'google-classroom')
    res.json(await orgUnitCoverage(scope, id))
  })

  router.post('/:id/org-units/refresh', async (req, res) => {
    const { scope, account } = sessionOf(res)
    const id = idOf<InstallationId>(req)
    await requireSurface(scope, id, 'google-classroom')
    await askForDirectory(scope, id)
    await enqueueDirectory(enqueue, scope, id)
    await recordAudit(scope, { accountId: account.id, action: 'org-units.asked-for', subject: id })
    res.status(202).json(await orgUnitCoverage(scope, id))
  })
  return router
}

async function courseListOf(scope: DistrictScope, installationId: InstallationId): Promise<CourseList> {
  const [run, { total, complete }, registrations] = await Promise.all([
    latestCourseRun(scope, installationId),
    countRosters(scope, installationId),
    listRegistrations(scope, installationId),
  ])
  const notices = registrations.find(({ feed }) => feed === 'DOMAIN_ROSTER_CHANGES')
  return {
    run: run ? shownRun(run) : null,
    courses: total,
    complete,
    notices: notices
      ? { expiresAt: notices.made?.expiresAt.toISOString() ?? null, message: notices.message }
      : null,
  }
}

function shownRun({ expected, courses, ...run }: CourseRun): CourseList['run'] {
  const { id, status, startedAt, finishedAt, pages, message, denied } = run
  // The list may have grown since, so that it is never quite done.
  const progress = expected === null ? null : Math.min(courses / expected, 0.99)
  return { id, status, startedAt, finishedAt, pages, courses, progress, message, denied }
}
