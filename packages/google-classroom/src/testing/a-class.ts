import { classroomApi, type ClassroomApi } from '../api/classroom-api.ts'
import type { ItemType } from '../frames/frame-kinds.ts'
import { scopesFor, type Audience } from '../sign-in/scopes.ts'
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

  const apiOf = (person: SimulatedPerson, scopes: readonly string[]): ClassroomApi =>
    classroomApi({
      fetch: google.fetch,
      tokens: google.tokensOf(person.sub, scopes),
      now: options.now,
      random: () => 1,
      wait: async (milliseconds) => waits.push(milliseconds),
    })
  const audienceApi = (person: SimulatedPerson, audience: Audience) =>
    apiOf(
      person,
      audience === 'student' ? scopesFor(audience, ['addOn']) : scopesFor(audience, features[audience]),
    )

  return {
    google,
    classroom,
    course,
    item,
    apiOf,
    /** How long it would have been waited, in milliseconds. */
    waits,
    addOnToken: classroom.addOnToken(item, teacher),
    teacher: audienceApi(teacher, 'teacher'),
    unlicensed: audienceApi(unlicensed, 'teacher'),
    student: audienceApi(student, 'student'),
    administrator: audienceApi(somePeople.administrator, 'administrator'),
  }
}

const features = {
  teacher: ['addOn', 'links', 'roster', 'notices'],
  administrator: ['roster', 'notices', 'directory'],
} as const
