import {
  courseMemberPages,
  type ClassroomApi,
  type CourseMember,
  type CourseMemberPage,
} from '@lectern/google-classroom'
import type { DistrictScope } from '@lectern/database'
import type { ContextId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import {
  forgetKnownCourse,
  type KnownCourse,
  type GoogleInstallation,
  type RosterMember,
  type RosterSource,
} from '@lectern/tenancy'
import { subjectHashOf } from '../google-classroom/google-classroom-surface.ts'
import type { GoogleRosters } from './google-rosters.ts'
import { judgeGoogle } from './judge-google.ts'
import { administratorReader, readInTurn, teacherReader, type Reader } from './reader.ts'

/**
 * Who is in a course, as Google tells: first its teachers, then its students. No name and no e-mail is asked for, and
 * everybody is pseudonymous before anything leaves here.
 */
export function courseRosterSource(
  ports: GoogleRosters,
  scope: DistrictScope,
  installation: GoogleInstallation,
  { contextId, course }: { contextId: ContextId; course: KnownCourse | undefined },
): RosterSource {
  let isDistrictWide = true

  async function findReader({ personId }: KnownCourse): Promise<Reader | undefined> {
    const administrator = await administratorReader(ports, scope, installation, 'roster')
    isDistrictWide = administrator !== undefined || personId === null
    if (administrator || personId === null) return administrator
    return teacherReader(ports, scope, installation, personId)
  }

  const asMember = ({ userId, role }: CourseMember): RosterMember => ({
    subjectHash: subjectHashOf(ports, installation, userId),
    sourcedIdHash: null,
    role,
    active: true,
  })

  return {
    judge: (problem) => judgeGoogle(problem, { isDistrictWide }),
    async *read(from) {
      if (!course) throw courseEnded()
      const pages = readInTurn(
        () => findReader(course),
        ({ classroom }, place) => memberPages(classroom, course.externalId, place),
        from,
      )
      try {
        for await (const { members, next } of pages)
          yield { members: members.map(asMember), next, differences: null }
      } catch (error) {
        if (error instanceof Problem && error.code === 'classroom.not-found')
          await forgetKnownCourse(scope, contextId)
        throw error
      }
    },
  }
}

const roles = ['teacher', 'student'] as const

/** An address is the role that is being read, and Google's token within it. */
async function* memberPages(
  api: ClassroomApi,
  courseId: string,
  from: string | undefined,
): AsyncGenerator<Omit<CourseMemberPage, 'next'> & { next: string | null }> {
  const [, first = 'teacher', token] = /^(teacher|student)(?: (.+))?$/s.exec(from ?? '') ?? []
  for (const role of roles.slice(first === 'student' ? 1 : 0)) {
    const pages = courseMemberPages(api, { courseId, role, from: role === first ? token : undefined })
    for await (const { members, next } of pages)
      yield { members, next: next !== undefined ? `${role} ${next}` : role === 'teacher' ? 'student' : null }
  }
}

const courseEnded = (): Problem =>
  new Problem({
    kind: 'conflict',
    code: 'roster.not-offered',
    message: 'Google Classroom does not list this course any more: it was archived or deleted.',
  })
