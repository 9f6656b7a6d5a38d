import type { DistrictScope } from '@lectern/database'
import type { InstallationId, PersonId } from '@lectern/launch'
import {
  readPages,
  type Begun,
  type PageSource,
  type ReadingAttempt,
  type ReadingOptions,
  type ReadingOutcome,
} from '../roster/read-pages.ts'
import { endUnlistedCourses, keepListedCourses, type ListedCourse } from './google-courses.ts'

export interface CourseListPage {
  courses: readonly ListedCourse[]
  /** The teacher whose list it is of; null: an administrator's, which has every course of the domain. */
  personId: PersonId | null
  /** Where the next page is; null on the last one. */
  next: string | null
}

export type CourseListSource = PageSource<CourseListPage>

/**
 * Reads an installation's list of courses, one page held at a time, and goes on where a lost worker stopped. Each page
 * takes effect at once; courses that are listed no more end when all of the list is there.
 */
export const runCourseList = async (
  scope: DistrictScope,
  runId: string,
  source: CourseListSource,
  options?: ReadingOptions,
): Promise<ReadingOutcome> => readPages(await beginCourseAttempt(scope, runId), source, options)

interface BegunRun {
  installationId: InstallationId
  attempt: number
  pages: number
  next: string | null
}

async function beginCourseAttempt(scope: DistrictScope, runId: string): Promise<Begun<CourseListPage>> {
  const [begun] = await scope.query<BegunRun>(
    `update lectern.google_course_run r
     set status = 'running', attempt = r.attempt + 1, last_sign_at = now(), code = null, message = null
     from lectern.installation_feature f
     where r.district_id = $1 and r.id = $2 and r.status in ('waiting', 'running')
       and f.district_id = r.district_id and f.installation_id = r.installation_id and f.feature = 'roster'
     returning r.installation_id as "installationId", r.attempt, r.pages, r.next_page as next`,
    [scope.districtId, runId],
  )
  return begun ? attemptOf(scope, runId, begun) : 'ended'
}

function attemptOf(
  scope: DistrictScope,
  runId: string,
  { installationId, attempt, pages, next }: BegunRun,
): ReadingAttempt<CourseListPage> {
  const key = [scope.districtId, runId, attempt]
  const mine = `r.district_id = $1 and r.id = $2 and r.attempt = $3 and r.status = 'running'`
  return {
    number: attempt,
    from: next ?? undefined,
    isRead: pages > 0 && next === null,
    keep: (page) =>
      scope.transaction(async (tx) => {
        const kept = await tx.query(
          `update lectern.google_course_run r set last_sign_at = now(), pages = r.pages + 1,
             courses = r.courses + $4, next_page = $5, is_whole = r.is_whole and $6
           where ${mine} returning 1 as kept`,
          [...key, page.courses.length, page.next, page.personId === null],
        )
        if (kept.length === 0) return false
        await keepListedCourses(tx, installationId, page)
        return true
      }),
    complete: () =>
      scope.transaction(async (tx) => {
        const [done] = await tx.query<{ listedSince: Date; isWhole: boolean }>(
          `update lectern.google_course_run r set status = 'done', finished_at = now() where ${mine}
           returning r.started_at as "listedSince", r.is_whole as "isWhole"`,
          key,
        )
        if (!done) return false
        await endUnlistedCourses(tx, { installationId, ...done })
        return true
      }),
    async restart() {
      await scope.query(
        `update lectern.google_course_run r
         set pages = 0, courses = 0, next_page = null, is_whole = true, last_sign_at = now() where ${mine}`,
        key,
      )
    },
    async failed({ code, message, denied }) {
      await scope.query(
        `update lectern.google_course_run r
         set status = 'failed', finished_at = now(), next_page = null, code = $4, message = $5, denied = $6 where ${mine}`,
        [...key, code, message, denied],
      )
    },
    async released(reason) {
      await scope.query(
        `update lectern.google_course_run r set status = 'waiting', last_sign_at = now(), code = $4, message = $5
         where ${mine}`,
        [...key, reason?.code, reason?.message],
      )
    },
  }
}
