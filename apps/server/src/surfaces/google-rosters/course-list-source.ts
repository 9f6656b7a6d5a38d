import { coursePages, type Course } from '@lectern/google-classroom'
import type { DistrictScope } from '@lectern/database'
import type { CourseListPage, CourseListSource, GoogleInstallation } from '@lectern/tenancy'
import { proveStillAdministrator } from '../google-classroom/prove-administrator.ts'
import type { GoogleRosters } from './google-rosters.ts'
import { judgeGoogle } from './judge-google.ts'
import { administratorReader, readInTurn, type Reader } from './reader.ts'

/** The active courses of the domain, in the name of an administrator. */
export function courseListSource(
  ports: GoogleRosters,
  scope: DistrictScope,
  installation: GoogleInstallation,
): CourseListSource {
  /** Its last page ends what is on none, so before it the reader proves that theirs was the whole list. */
  async function* wholeList(
    reader: Reader,
    from: string | undefined,
  ): AsyncGenerator<CourseListPage & { next: string | null }> {
    for await (const { courses, next = null } of coursePages(reader.classroom, { from })) {
      if (next === null) await proveStillAdministrator(ports, scope, installation, reader)
      yield {
        courses: courses.map((course) => ({ externalId: course.id, title: titleOf(course) })),
        personId: null,
        next,
      }
    }
  }

  return {
    judge: judgeGoogle,
    read: (from) =>
      readInTurn(() => administratorReader(ports, scope, installation, 'roster'), wholeList, from),
  }
}

/** Many courses of a school have one name. No database takes a NUL. */
const titleOf = ({ name, section }: Course): string =>
  [name, section].filter(Boolean).join(' · ').replaceAll('\0', '')
