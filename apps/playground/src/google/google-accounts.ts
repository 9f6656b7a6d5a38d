import { createHash } from 'node:crypto'
import type { SimulatedPerson } from '@lectern/google-classroom/testing'
import { courses } from '../district/courses.ts'
import type { Person } from '../district/person.ts'
import { everyPerson } from '../district/roster.ts'
import { people } from '../district/people.ts'

/** An account of the district's Google domain, or of nobody's. */
export interface GoogleAccount extends SimulatedPerson {
  personId: string
  name: string
  familyName: string
  role: 'teacher' | 'student' | 'administrator' | 'private'
  /** What a card says under the name; empty for classmates, whom nobody can be. */
  line: string
}

/** The district has two domains in one Workspace. */
export const hostedDomains: readonly string[] = ['fairview.example', 'students.fairview.example']

export function googleAccounts(): GoogleAccount[] {
  const everybody = new Map(everyPerson(courses).map((person) => [person.id, person]))
  const inDistrict = [...everybody.values()].map(account)
  const [first] = people
  return first === undefined ? inDistrict : [...inDistrict, privateAccountOf(first)]
}

function account(person: Person): GoogleAccount {
  const { id, givenName, familyName, email, kind, line } = person
  const isStudent = kind === 'student'
  return {
    personId: id,
    sub: googleId(id),
    email,
    hostedDomain: email.slice(email.indexOf('@') + 1),
    name: givenName,
    familyName,
    role: kind === 'admin' ? 'administrator' : isStudent ? 'student' : 'teacher',
    line: lines[id] ?? line,
    orgUnitPath: kind === 'admin' ? '/Staff/Technology' : isStudent ? '/Students' : '/Staff',
    isAdmin: kind === 'admin',
    licensed: kind === 'teacher' && !unlicensed.includes(id),
    minor: isStudent,
  }
}

/** Whose account has only the free edition. */
const unlicensed = ['hannah-lindqvist']

const lines: Record<string, string> = {
  'hannah-lindqvist': 'Teaches Grade 5 Reading, without the licence for add-ons',
  'priya-raman': 'Administers Google Workspace for Fairview Schools',
}

/** In the same browser as the account of the school, and in no domain. */
const privateAccountOf = ({ id, givenName, familyName }: Person): GoogleAccount => ({
  personId: `${id}-private`,
  sub: googleId(`${id} private`),
  email: `${id.replace('-', '.')}@mail.example`,
  name: givenName,
  familyName,
  role: 'private',
  line: 'A private account, in no class',
})

/** 21 digits that follow from the name, so that they are the same after a restart. */
const googleId = (seed: string): string =>
  `1${BigInt(`0x${createHash('sha256').update(`google ${seed}`).digest('hex')}`)
    .toString()
    .slice(0, 20)}`

export const nameOf = ({ name, familyName }: Pick<GoogleAccount, 'name' | 'familyName'>): string =>
  `${name} ${familyName}`.trim()
