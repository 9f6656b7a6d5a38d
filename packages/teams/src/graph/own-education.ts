import type { GraphConnection } from './graph-connection.ts'
import { numberOf } from './education-items.ts'
import { member } from './graph-words.ts'

export interface OwnEducation {
  /** Of the licence, or of School Data Sync; many tenants tell none. */
  primaryRole?: 'student' | 'teacher'
  isGuest: boolean
  /** Of the student information system, where School Data Sync brought it. */
  externalId?: string
}

/**
 * The person in whose name the connection is (Graph "Get educationUser"). Whom the school's records do not know is
 * nobody's guest and has no role.
 */
export async function readOwnEducation(connection: GraphConnection): Promise<OwnEducation> {
  const { body } = await connection.call({
    path: '/education/me',
    query: { $select: 'id,primaryRole,userType,student,teacher' },
    interprets: [404],
  })
  const role = member(body, 'primaryRole')
  return {
    primaryRole: role === 'student' || role === 'teacher' ? role : undefined,
    isGuest: member(body, 'userType') === 'Guest',
    externalId: numberOf(body),
  }
}
