import type { classroom_v1 } from '@googleapis/classroom'
import type { ClassroomApi } from './classroom-api.ts'
import { pagesOf, type PageQuery } from './pages.ts'

export interface CourseMember {
  /** The `sub` of their sign-in. */
  userId: string
  role: 'teacher' | 'student'
  /** Whether an administrator confirmed that they teach; never so outside of Workspace for Education. */
  verifiedTeacher: boolean
  /** Only where names were asked for. */
  name?: string
  /** Only where names were asked for, and `classroom.profile.emails` was granted. */
  email?: string
}

export interface MemberQuery extends PageQuery {
  courseId: string
  role: CourseMember['role']
  /** Names and e-mail addresses, for a feature that the district switched on. Left out, Google does not send them. */
  names?: boolean
  pageSize?: number
}

export interface CourseMemberPage {
  members: CourseMember[]
  next?: string
}

/** Who is in a course, page by page. People who were invited and did not accept are not. */
export async function* courseMemberPages(
  api: ClassroomApi,
  { courseId, role, names = false, pageSize = 100, ...query }: MemberQuery,
): AsyncGenerator<CourseMemberPage, void, undefined> {
  const profile = names ? 'profile(verifiedTeacher,emailAddress,name(fullName))' : 'profile(verifiedTeacher)'
  const list = (pageToken: string | undefined): Promise<Page> => {
    const params = { courseId, pageSize, pageToken, fields: `${role}s(userId,${profile}),nextPageToken` }
    return role === 'teacher'
      ? api.call(({ courses }) => courses.teachers.list(params))
      : api.call(({ courses }) => courses.students.list(params))
  }
  for await (const { students, teachers, next } of pagesOf(list, query))
    yield { members: (students ?? teachers ?? []).flatMap((person) => readable(person, role)), next }
}

interface Page {
  students?: classroom_v1.Schema$Student[]
  teachers?: classroom_v1.Schema$Teacher[]
  nextPageToken?: string | null
}

const readable = (
  { userId, profile }: classroom_v1.Schema$Student,
  role: CourseMember['role'],
): CourseMember[] =>
  userId
    ? [
        {
          userId,
          role,
          verifiedTeacher: profile?.verifiedTeacher === true,
          name: profile?.name?.fullName ?? undefined,
          email: profile?.emailAddress ?? undefined,
        },
      ]
    : []
