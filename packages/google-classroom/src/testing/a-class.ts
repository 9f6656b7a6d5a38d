import { classroomApi, type ClassroomApi } from '../api/classroom-api.ts'
import type { ItemType } from '../frames/frame-kinds.ts'
import { scopes, scopesFor } from '../sign-in/scopes.ts'
import { simulatedGoogle, type GoogleOptions } from './simulated-google.ts'
import { somePeople, type SimulatedPerson } from './simulated-people.ts'

/** A course with an item, its people with all they can grant, and their APIs; nothing waits. */
export async function aClass({ itemType, ...options }: GoogleOptions & { itemType?: ItemType } = {}) {
  const google = await simulatedGoogle(options)
  const { classroom } = google
  const { teacher, unlicensed, student, classmate } = somePeople
  const course = classroom.addCourse({
    teachers: [teacher.sub, unlicensed.sub],
    students: [student.sub, classmate.sub],
  })
  const item = classroom.addItem(course.id, itemType)
  const waits: number[] = []

  const apiOf = (person: SimulatedPerson, theirs: readonly string[]): ClassroomApi =>
    classroomApi({
      fetch: google.fetch,
      tokens: google.tokensOf(person.sub, theirs),
      now: options.now,
      random: () => 1,
      wait: async (milliseconds) => waits.push(milliseconds),
    })
  return {
    google,
    classroom,
    course,
    item,
    apiOf,
    /** How long it would have been waited, in milliseconds. */
    waits,
    addOnToken: classroom.addOnToken(item, teacher),
    teacher: apiOf(teacher, granted.teacher),
    unlicensed: apiOf(unlicensed, granted.teacher),
    student: apiOf(student, scopesFor('student', ['addOn'])),
    administrator: apiOf(somePeople.administrator, granted.administrator),
  }
}

const granted = {
  // Google would give a teacher's course lists and notices too; here administrators alone are asked for them.
  teacher: [...scopesFor('teacher', ['addOn', 'links']), scopes.rosters, scopes.pushNotifications],
  administrator: scopesFor('administrator', ['roster', 'notices', 'directory']),
}
