import { isGuid } from '../cloud.ts'
import { member, text } from './graph-words.ts'

/** A class; its id is also that of its Microsoft 365 group and of its team. */
export interface EducationClass {
  id: string
  name?: string
  /** The section code of the student information system, where School Data Sync runs. */
  externalId?: string
  classCode?: string
  grade?: string
  subject?: string
}

export interface EducationSchool {
  id: string
  name?: string
  externalId?: string
  schoolNumber?: string
}

/** A person as Graph knows them. Names only come when they were asked for. */
export interface EducationPerson {
  id: string
  primaryRole?: 'student' | 'teacher'
  name?: string
  mail?: string
  /** A tag like es-MX; only when it was asked for. */
  language?: string
  externalId?: string
}

/** Entries that name nothing are left out; a delta says of some only that they are gone. */
export const idOf = (item: unknown): string | undefined => {
  const id = member(item, 'id')
  return isGuid(id) ? id : undefined
}

export const isRemoved = (item: unknown): boolean => member(item, '@removed') !== undefined

export function readClass(item: unknown): EducationClass | undefined {
  const id = idOf(item)
  return id === undefined
    ? undefined
    : {
        id,
        name: words(member(item, 'displayName')),
        externalId: words(member(item, 'externalId')),
        classCode: words(member(item, 'classCode')),
        grade: words(member(item, 'grade')),
        subject: words(member(member(item, 'course'), 'subject')),
      }
}

export function readSchool(item: unknown): EducationSchool | undefined {
  const id = idOf(item)
  return id === undefined
    ? undefined
    : {
        id,
        name: words(member(item, 'displayName')),
        externalId: words(member(item, 'externalId')),
        schoolNumber: words(member(item, 'schoolNumber')),
      }
}

export function readPerson(item: unknown): EducationPerson | undefined {
  const id = idOf(item)
  const role = member(item, 'primaryRole')
  return id === undefined
    ? undefined
    : {
        id,
        primaryRole: role === 'student' || role === 'teacher' ? role : undefined,
        name: words(member(item, 'displayName')),
        mail: words(member(item, 'mail')),
        language: words(member(item, 'preferredLanguage')),
        externalId: numberOf(item),
      }
}

/** The number that the student information system has for a person, as a student or as a teacher. */
export const numberOf = (item: unknown): string | undefined =>
  words(member(member(item, 'student'), 'externalId')) ?? words(member(member(item, 'teacher'), 'externalId'))

/** NUL fits no database. */
const words = (value: unknown): string | undefined => text(value).replaceAll('\0', '') || undefined
