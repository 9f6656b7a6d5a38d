import type { DistrictScope } from '@lectern/database'
import type { InstallationId, PersonId } from '@lectern/launch'
import {
  readPages,
  type Begun,
  type FromTheStart,
  type PageSource,
  type ReadingAttempt,
  type ReadingOptions,
  type ReadingOutcome,
} from '../roster/read-pages.ts'
import { noteCoursesChanged } from './changed-courses.ts'
import type { CourseListScope } from './course-list-run.ts'
import {
  endNamedCourses,
  endUnlistedCourses,
  keepListedCourses,
  type ListedCourse,
} from './listed-courses.ts'
import {
  endUnlistedSchools,
  keepListedSchools,
  keepSchoolOfCourses,
  type ListedSchool,
} from './listed-schools.ts'
import { refuseEmptyList } from './refuse-empty-list.ts'
import { latestDifferences } from './start-course-list-run.ts'

export interface CourseListPage {
  courses: readonly ListedCourse[]
  /** The teacher whose list it is of; null: an administrator's or the app's own, which has every course. */
  personId: PersonId | null
  schools?: readonly ListedSchool[]
  ofSchool?: { schoolId: string; courseIds: readonly string[] }
  /** Courses that the host says are gone, and those of which somebody joined or left. */
  ended?: readonly string[]
  changed?: readonly string[]
  /** Where the next page is; null on the last one. */
  next: string | null
  /** On the last page: where the host tells what changes from now on. */
  differences?: string | null
}

export type CourseListSource = PageSource<CourseListPage | FromTheStart>

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
  scope: CourseListScope
  attempt: number
  pages: number
  next: string | null
  differences: string | null
}

interface CompletedRun {
  listedSince: Date
  isWhole: boolean
  scope: CourseListScope
  courses: number
}

async function beginCourseAttempt(scope: DistrictScope, runId: string): Promise<Begun<CourseListPage>> {
  const [begun] = await scope.query<BegunRun>(
    `update lectern.course_list_run r
     set status = 'running', attempt = r.attempt + 1, last_sign_at = now(), code = null, message = null
     from lectern.installation_feature f
     where r.district_id = $1 and r.id = $2 and r.status in ('waiting', 'running')
       and f.district_id = r.district_id and f.installation_id = r.installation_id and f.feature = 'roster'
     returning r.installation_id as "installationId", r.scope, r.attempt, r.pages, r.next_page as next,
       case r.scope when 'changes' then (${latestDifferences('r.installation_id')}) end as differences`,
    [scope.districtId, runId],
  )
  return begun ? attemptOf(scope, runId, begun) : 'ended'
}

function attemptOf(
  scope: DistrictScope,
  runId: string,
  { installationId, attempt, pages, next, differences }: BegunRun,
): ReadingAttempt<CourseListPage> {
  const key = [scope.districtId, runId, attempt]
  const mine = `r.district_id = $1 and r.id = $2 and r.attempt = $3 and r.status = 'running'`
  const isRead = pages > 0 && next === null
  return {
    number: attempt,
    from: next ?? (isRead ? undefined : (differences ?? undefined)),
    isRead,
    keep: (page) =>
      scope.transaction(async (tx) => {
        const kept = await tx.query(
          `update lectern.course_list_run r set last_sign_at = now(), pages = r.pages + 1,
             courses = r.courses + $4, next_page = $5, is_whole = r.is_whole and $6, differences = $7
           where ${mine} returning 1 as kept`,
          [...key, page.courses.length, page.next, page.personId === null, page.differences ?? null],
        )
        if (kept.length === 0) return false
        await keepPage(tx, installationId, page)
        return true
      }),
    complete: () =>
      scope.transaction(async (tx) => {
        const [done] = await tx.query<CompletedRun>(
          `update lectern.course_list_run r set status = 'done', finished_at = now() where ${mine}
           returning r.started_at as "listedSince", r.is_whole as "isWhole", r.scope, r.courses`,
          key,
        )
        if (!done) return false
        if (done.scope === 'everything') {
          if (done.courses === 0) await refuseEmptyList(tx, { installationId, ...done })
          await endUnlistedCourses(tx, { installationId, ...done })
          await endUnlistedSchools(tx, { installationId, ...done })
        }
        return true
      }),
    async restart() {
      await scope.query(
        `update lectern.course_list_run r
         set scope = 'everything', pages = 0, courses = 0, next_page = null, is_whole = true, differences = null,
           last_sign_at = now() where ${mine}`,
        key,
      )
    },
    async failed({ code, message, denied }) {
      await scope.query(
        `update lectern.course_list_run r
         set status = 'failed', finished_at = now(), next_page = null, code = $4, message = $5, denied = $6 where ${mine}`,
        [...key, code, message, denied],
      )
    },
    async released(reason) {
      await scope.query(
        `update lectern.course_list_run r set status = 'waiting', last_sign_at = now(), code = $4, message = $5
         where ${mine}`,
        [...key, reason?.code, reason?.message],
      )
    },
  }
}

async function keepPage(
  tx: DistrictScope,
  installationId: InstallationId,
  { schools = [], courses, personId, ofSchool, ended = [], changed = [] }: CourseListPage,
): Promise<void> {
  if (schools.length > 0) await keepListedSchools(tx, installationId, schools)
  if (courses.length > 0) await keepListedCourses(tx, installationId, { courses, personId })
  if (ofSchool) await keepSchoolOfCourses(tx, installationId, ofSchool)
  await endNamedCourses(tx, installationId, ended)
  await noteCoursesChanged(tx, installationId, changed)
}
