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
import { proveStillAdministrator } from '../google-classroom/prove-administrator.ts'
import type { GoogleRosters } from './google-rosters.ts'
import { judgeGoogle } from './judge-google.ts'
import { administratorReader, readInTurn, type Reader } from './reader.ts'

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
  /** A course that is not there: Google says the same to whoever may not see it, so the reader proves that they may. */
  async function* knownPages(
    reader: Reader,
    externalId: string,
    from: string | undefined,
  ): AsyncGenerator<MemberPage> {
    try {
      yield* memberPages(reader.classroom, externalId, from)
    } catch (error) {
      if (isCourseGone(error)) await proveStillAdministrator(ports, scope, installation, reader)
      throw error
    }
  }

  const asMember = ({ userId, role }: CourseMember): RosterMember => ({
    subjectHash: subjectHashOf(ports, installation, userId),
    sourcedIdHash: null,
    role,
    active: true,
  })

  return {
    judge: judgeGoogle,
    async *read(from) {
      if (!course) throw courseEnded()
      const pages = readInTurn(
        () => administratorReader(ports, scope, installation, 'roster'),
        (reader, place) => knownPages(reader, course.externalId, place),
        from,
      )
      try {
        for await (const { members, next } of pages)
          yield { members: members.map(asMember), next, differences: null }
      } catch (error) {
        if (isCourseGone(error)) await forgetKnownCourse(scope, contextId)
        throw error
      }
    },
  }
}

const isCourseGone = (error: unknown): boolean =>
  error instanceof Problem && error.code === 'classroom.not-found'

const roles = ['teacher', 'student'] as const

type MemberPage = Omit<CourseMemberPage, 'next'> & { next: string | null }

/** An address is the role that is being read, and Google's token within it. */
async function* memberPages(
  api: ClassroomApi,
  courseId: string,
  from: string | undefined,
): AsyncGenerator<MemberPage> {
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
