/** Somebody whom a visitor of the playground can be. All of them are invented. */
export interface Person {
  id: string
  givenName: string
  familyName: string
  email: string
  kind: 'teacher' | 'student' | 'admin' | 'test-student'
  /** What a card says under the name. */
  line: string
  locale: 'en' | 'es'
  /** A uuid: Canvas' `sub`. */
  ltiId: string
  /** Canvas' older opaque id: login hint and `lti11_legacy_user_id`. */
  opaqueId: string
  /** A plain number: Canvas' own id of a user, and Moodle's. */
  number: number
  /** The person's id in the student information system. */
  sisId: string
}

export const fullName = (person: Person): string => `${person.givenName} ${person.familyName}`

/** What a person may see: an administrator opens every course. */
export const isStudent = (person: Person): boolean =>
  person.kind === 'student' || person.kind === 'test-student'
