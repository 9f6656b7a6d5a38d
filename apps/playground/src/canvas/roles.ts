import { role } from '../platform/claim-names.ts'
import type { Person } from '../district/person.ts'

/** `$com.instructure.User.allRoles`: institution, course and system roles in one list, in Canvas' order. */
export function canvasRoles(person: Person, scope: 'course' | 'account'): string[] {
  const { institution, context, system, testUser } = role
  const inCourse = (name: string): string[] => (scope === 'course' ? [context(name)] : [])
  switch (person.kind) {
    case 'teacher':
      return [institution('Instructor'), ...inCourse('Instructor'), system('User')]
    case 'student':
      return [institution('Student'), ...inCourse('Learner'), system('User')]
    case 'test-student':
      return [institution('Student'), ...inCourse('Learner'), system('User'), testUser]
    // An account administrator looks into courses without being enrolled.
    case 'admin':
      return [institution('Administrator'), system('User')]
  }
}
