import { coursePages, type Course } from '@lectern/google-classroom'
import type { DistrictScope } from '@lectern/database'
import type { PersonId } from '@lectern/launch'
import {
  findGoogleGrantors,
  type CourseListPage,
  type CourseListSource,
  type GoogleInstallation,
} from '@lectern/tenancy'
import { isGrantEnding } from '../google-classroom/person-api.ts'
import type { GoogleRosters } from './google-rosters.ts'
import { judgeGoogle } from './judge-google.ts'
import {
  administratorReader,
  notGranted,
  readInTurn,
  rosterScopes,
  teacherReader,
  type Reader,
} from './reader.ts'

/**
 * The active courses: all of the domain where an administrator allows it, else those of each teacher who does. An address
 * begins with whose list it is in.
 */
export function courseListSource(
  ports: GoogleRosters,
  scope: DistrictScope,
  installation: GoogleInstallation,
): CourseListSource {
  const administrator = () => administratorReader(ports, scope, installation, 'roster')

  async function* ofDomain(token: string | undefined): AsyncGenerator<CourseListPage> {
    const pages = readInTurn(administrator, ({ classroom }, from) => listed(classroom, {}, from), token)
    for await (const { courses, next } of pages)
      yield { courses, personId: null, next: next === null ? null : `administrator ${next}` }
  }

  /** In the order of their ids, so that an address still leads somewhere when its teacher is gone. */
  async function* ofTeachers(first: string, token: string | undefined): AsyncGenerator<CourseListPage> {
    const { installationId } = installation
    const grantors = await findGoogleGrantors(
      scope,
      { installationId, audience: 'teacher' },
      rosterScopes.teacher,
    )
    const teachers = grantors.map(({ personId }) => personId).toSorted((a, b) => (a < b ? -1 : 1))
    const wanted = teachers.filter((personId) => personId >= first)
    if (teachers.length === 0) throw notGranted()
    for (const [place, personId] of wanted.entries()) {
      const following = wanted[place + 1]
      const afterThem = following === undefined ? null : `teacher ${following}`
      const from = personId === first ? token : undefined
      yield* ofTeacher(personId, from, afterThem)
    }
    if (wanted.length === 0) yield { courses: [], personId: null, next: null }
  }

  async function* ofTeacher(
    personId: PersonId,
    token: string | undefined,
    afterThem: string | null,
  ): AsyncGenerator<CourseListPage> {
    try {
      const reader = await teacherReader(ports, scope, installation, personId)
      if (reader)
        for await (const { courses, next } of listed(reader.classroom, { of: { teacherId: 'me' } }, token))
          yield { courses, personId, next: next === null ? afterThem : `teacher ${personId} ${next}` }
      else yield { courses: [], personId, next: afterThem }
    } catch (error) {
      if (!isGrantEnding(error)) throw error
      // They took it back; the lists of the others are read all the same.
      yield { courses: [], personId, next: afterThem }
    }
  }

  return {
    judge: (problem) => judgeGoogle(problem, { isDistrictWide: true }),
    async *read(from = '') {
      const [, token] = /^administrator (.+)$/s.exec(from) ?? []
      const [, teacher, tokenOfTeacher] = /^teacher (\S+)(?: (.+))?$/s.exec(from) ?? []
      if (teacher !== undefined) yield* ofTeachers(teacher, tokenOfTeacher)
      else if (token !== undefined || (await administrator())) yield* ofDomain(token)
      else yield* ofTeachers('', undefined)
    },
  }
}

async function* listed(
  api: Reader['classroom'],
  query: Parameters<typeof coursePages>[1],
  from: string | undefined,
): AsyncGenerator<{ courses: { externalId: string; title: string }[]; next: string | null }> {
  for await (const { courses, next } of coursePages(api, { ...query, from }))
    yield {
      courses: courses.map((course) => ({ externalId: course.id, title: titleOf(course) })),
      next: next ?? null,
    }
}

/** Many courses of a school have one name. No database takes a NUL. */
const titleOf = ({ name, section }: Course): string =>
  [name, section].filter(Boolean).join(' · ').replaceAll('\0', '')
