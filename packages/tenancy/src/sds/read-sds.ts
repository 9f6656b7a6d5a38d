import { readCsv, type ImportObserver } from '@lectern/imports'
import type { MembershipRole } from '../roster/roster-page.ts'
import type { SdsPart, SdsSetFile } from './sds-files.ts'

interface SdsClass {
  sourcedId: string
  title: string
  schoolId: string
}

export interface SdsEnrollment {
  classId: string
  personId: string
  role: MembershipRole
}

/** What the set holds, except for the enrollments, of which there are too many to be held. */
export interface SdsSet {
  schools: Map<string, string>
  classes: Map<string, SdsClass>
  people: Set<string>
  /** Who is in some class. */
  enrolled: Set<string>
  /** Who teaches one. */
  teaching: Set<string>
}

interface ReadOptions {
  signal: AbortSignal
  /** Tells of each row, and of those that are not taken. */
  observer?: Pick<ImportObserver, 'rejected'> & { accepted: () => void | Promise<void> }
}

type Row = { values: Record<string, string>; role?: MembershipRole }
type Refusal = { code: string; reason: string }

/** Reads all of a set and holds every row against what it refers to. */
export async function readSds(files: readonly SdsSetFile[], options: ReadOptions): Promise<SdsSet> {
  const set: SdsSet = {
    schools: new Map(),
    classes: new Map(),
    people: new Set(),
    enrolled: new Set(),
    teaching: new Set(),
  }
  for (const file of files.toSorted((one, other) => order.indexOf(one.part) - order.indexOf(other.part)))
    for await (const row of rowsOf(file, set, options)) takers[file.part](set, row)
  return set
}

/** The enrollments of a set that was read; those that were not taken are passed by in silence. */
export async function* sdsEnrollments(
  files: readonly SdsSetFile[],
  set: SdsSet,
  signal: AbortSignal,
): AsyncGenerator<SdsEnrollment> {
  for (const file of files.filter(({ part }) => part === 'enrollments'))
    for await (const row of rowsOf(file, set, { signal })) yield enrollmentOf(row)
}

const order: readonly SdsPart[] = ['schools', 'people', 'classes', 'enrollments']

async function* rowsOf(
  { name, part, open, required, optional, role }: SdsSetFile,
  set: SdsSet,
  { signal, observer }: ReadOptions,
): AsyncGenerator<Row> {
  for await (const { line, values, misshapen } of readCsv(open(), { required, optional })) {
    signal.throwIfAborted()
    const row = { values, role }
    const refusal = misshapen ? misshapenRow : judges[part](set, row)
    // Of people, a report says no more than their numbers: the files also hold names and passwords.
    if (refusal) await observer?.rejected({ file: name, line, ...refusal, row: { file: name, ...values } })
    else {
      await observer?.accepted()
      yield row
    }
  }
}

const enrollmentOf = ({
  values: { classId = '', personId = '', role: word = '' },
  role,
}: Row): SdsEnrollment => ({
  classId,
  personId,
  role: role ?? roleOf(word)!,
})

const takers: Record<SdsPart, (set: SdsSet, row: Row) => void> = {
  schools: ({ schools }, { values: { id = '', name = '' } }) => void schools.set(id, name),
  people: ({ people }, { values: { id = '' } }) => void people.add(id),
  classes: ({ classes }, { values: { id = '', name = '', schoolId = '' } }) =>
    void classes.set(id, { sourcedId: id, title: name, schoolId }),
  enrollments({ enrolled, teaching }, row) {
    const { personId, role } = enrollmentOf(row)
    enrolled.add(personId)
    if (role === 'teacher') teaching.add(personId)
  },
}

const judges: Record<SdsPart, (set: SdsSet, row: Row) => Refusal | undefined> = {
  schools: ({ schools }, { values }) => judgeId(values, schools, 'school'),
  people: ({ people }, { values }) => judgeId(values, people, 'person') ?? judgeStatus(values),
  classes: ({ classes, schools }, { values }) =>
    judgeId(values, classes, 'class') ??
    judgeStatus(values) ??
    (schools.has(values['schoolId'] ?? '')
      ? undefined
      : refusal('school-unknown', 'No school of the set has the number that this class names.')),
  enrollments({ classes, people }, { values: { classId = '', personId = '', role: word }, role }) {
    if (!classes.has(classId))
      return refusal('class-unknown', 'No class of the set that was taken has this number.')
    if (!people.has(personId))
      return refusal('person-unknown', 'Nobody in the set who was taken has this number.')
    return (role ?? roleOf(word ?? ''))
      ? undefined
      : refusal('role-unknown', 'School Data Sync has no such role in a class. Use student or teacher.')
  },
}

const refusal = (code: string, reason: string): Refusal => ({ code: `sds.${code}`, reason })

const misshapenRow = refusal(
  'row-misshapen',
  'The row has another number of fields than the header. Put quotation marks around values with commas.',
)

function judgeId(
  { id = '' }: Record<string, string>,
  known: { has(id: string): boolean },
  what: string,
): Refusal | undefined {
  if (id === '' || id.length > 200)
    return refusal('id-missing', `The ${what} needs a number of 1 to 200 characters.`)
  return known.has(id) ? refusal('id-twice', `Another ${what} of the set has the same number.`) : undefined
}

const judgeStatus = ({ status = '' }: Record<string, string>): Refusal | undefined =>
  ['', 'active'].includes(status.toLowerCase())
    ? undefined
    : refusal('not-active', 'Its status is not Active, so it is left out.')

const teaching = ['teacher', 'professor', 'faculty', 'instructor', 'lecturer', 'adjunct', 'substitute']
/** The other roles of School Data Sync: nobody's student or teacher. */
const beside = [
  'administrator',
  'advisor',
  'affiliate',
  'aide',
  'alumni',
  'assistant',
  'chair',
  'coach',
  'coordinator',
  'counselor',
  'dean',
  'guardian',
  'librarian',
  'nurse',
  'officestaff',
  'other',
  'paraprofessional',
  'parent',
  'principal',
  'proctor',
  'registrar',
  'researcher',
  'specialist',
  'staff',
  'tutor',
  'vicechair',
]

function roleOf(word: string): MembershipRole | undefined {
  const role = word.toLowerCase()
  if (role === 'student') return 'student'
  if (teaching.includes(role)) return 'teacher'
  return beside.includes(role) ? 'other' : undefined
}
