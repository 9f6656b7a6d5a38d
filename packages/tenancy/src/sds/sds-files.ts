import type { Readable } from 'node:stream'
import type { CsvColumns } from '@lectern/imports'
import { Problem } from '@lectern/problem'
import type { MembershipRole } from '../roster/roster-page.ts'

/** A file of School Data Sync, which may be read more than once. */
export interface SdsFile {
  /** What it is, its name says. */
  name: string
  open: () => Readable
}

export type SdsPart = 'schools' | 'people' | 'classes' | 'enrollments'

interface SdsFormat {
  part: SdsPart
  required: CsvColumns<string>
  optional?: CsvColumns<string>
  /** Of everybody in it, where the file and not a column says so. */
  role?: MembershipRole
}

const named = (header: string): readonly [string] => [header]

/** School Data Sync V1 CSV: the sections of a school, and who is in them. */
const v1: Record<string, SdsFormat> = {
  school: { part: 'schools', required: { id: named('SIS ID'), name: named('Name') } },
  section: {
    part: 'classes',
    required: { id: named('SIS ID'), schoolId: named('School SIS ID'), name: named('Section Name') },
    optional: { status: named('Status') },
  },
  student: { part: 'people', required: { id: named('SIS ID') }, optional: { status: named('Status') } },
  teacher: { part: 'people', required: { id: named('SIS ID') }, optional: { status: named('Status') } },
  studentenrollment: {
    part: 'enrollments',
    required: { classId: named('Section SIS ID'), personId: named('SIS ID') },
    role: 'student',
  },
  teacherroster: {
    part: 'enrollments',
    required: { classId: named('Section SIS ID'), personId: named('SIS ID') },
    role: 'teacher',
  },
}

/** School Data Sync V2.1 CSV. */
const v21: Record<string, SdsFormat> = {
  orgs: { part: 'schools', required: { id: named('sourcedId'), name: named('name') } },
  users: { part: 'people', required: { id: named('sourcedId') } },
  classes: {
    part: 'classes',
    required: { id: named('sourcedId'), schoolId: named('orgSourcedId'), name: named('title') },
  },
  enrollments: {
    part: 'enrollments',
    required: { classId: named('classSourcedId'), personId: named('userSourcedId'), role: named('role') },
  },
}

/** Of the same set, and about nothing that a class list needs. */
const unread = [
  'roles',
  'academicsessions',
  'courses',
  'demographics',
  'userflags',
  'relationships',
  'guardianrelationship',
  'user',
]

export type SdsSetFile = SdsFile & SdsFormat

/**
 * The files of one set in the order in which they refer to each other.
 * @throws Problem `sds.file-unknown`, `sds.file-twice`, `sds.versions-mixed`, `sds.file-missing`
 */
export function sdsSet<File extends Pick<SdsFile, 'name'>>(files: readonly File[]): (File & SdsFormat)[] {
  const byName = new Map<string, File>()
  for (const file of files) {
    const name = baseName(file.name)
    if (!(name in v1) && !(name in v21) && !unread.includes(name))
      throw refused(
        'file-unknown',
        `${file.name} is no file of School Data Sync. Leave its files as they are named.`,
      )
    if (byName.has(name)) throw refused('file-twice', `There are two files named ${file.name}.`)
    byName.set(name, file)
  }
  const isOf = (format: object) => Object.keys(format).some((name) => byName.has(name))
  if (isOf(v1) && isOf(v21))
    throw refused('versions-mixed', 'These files are of two versions of School Data Sync. Give those of one.')
  const format = isOf(v1) ? v1 : v21
  const missing = Object.keys(format).filter((name) => !byName.has(name))
  if (missing.length > 0)
    throw refused(
      'file-missing',
      `A set of School Data Sync has to be whole, or whoever is not in it would be gone. Missing: ${missing.map((name) => `${name}.csv`).join(', ')}.`,
    )
  return Object.entries(format).map(([name, of]) => ({ ...of, ...byName.get(name)! }))
}

const baseName = (name: string): string =>
  name
    .split(/[/\\]/)
    .at(-1)!
    .toLowerCase()
    .replace(/\.csv(\.gz)?$/, '')

export const refused = (code: string, message: string): Problem =>
  new Problem({ kind: 'invalid', code: `sds.${code}`, message })
