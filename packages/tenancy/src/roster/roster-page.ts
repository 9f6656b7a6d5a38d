import type { Role } from '@lectern/launch'

/** In one course; `other` watches or helps and is nobody's student or teacher. */
export type MembershipRole = Role | 'other'

/** Somebody in a course, already pseudonymous. */
export interface RosterMember {
  subjectHash: Buffer
  sourcedIdHash: Buffer | null
  role: MembershipRole
  /** By the records of the school, whatever they do in this course. */
  isTeacher?: boolean
  /** A platform also names whom it has suspended, and among differences who left. */
  active: boolean
}

export interface RosterPage {
  members: readonly RosterMember[]
  /** Where the next page is; null on the last one. */
  next: string | null
  /** Where the platform will tell what changes from now on. */
  differences: string | null
}
