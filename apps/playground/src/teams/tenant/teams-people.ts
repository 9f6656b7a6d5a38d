import { tenantIds } from '@lectern/teams/testing'
import { people } from '../../district/people.ts'
import { fullName, type Person } from '../../district/person.ts'
import { guidOf } from './guid-of.ts'

/** Somebody with an account. */
export interface TeamsPerson {
  /** As in the address of each page. */
  id: string
  oid: string
  tenantId: string
  name: string
  /** The user principal name: how they sign in. */
  upn: string
  mail: string
  role: 'teacher' | 'student' | 'admin' | 'guest'
  locale: 'en-us' | 'es-mx'
  line: string
}

/** Where the district is, and where a guest comes from. */
export const tenants = [
  { id: tenantIds.fairview, name: 'Fairview Schools' },
  { id: tenantIds.elsewhere, name: 'Northside Schools' },
] as const
const [fairview, northside] = tenants

const member = (person: Person): TeamsPerson => ({
  id: person.id,
  oid: guidOf('person', person.id),
  tenantId: fairview.id,
  name: fullName(person),
  upn: person.email,
  mail: person.email,
  role: person.kind === 'teacher' || person.kind === 'admin' ? person.kind : 'student',
  locale: person.locale === 'es' ? 'es-mx' : 'en-us',
  line: person.kind === 'admin' ? 'Administers Microsoft 365 for Fairview Schools' : person.line,
})

const guestMail = 'jonas.weber@northside.example'

/** A guest has an account of the inviting tenant, with an object id of its own there. */
const guest: TeamsPerson = {
  id: 'jonas-weber',
  oid: guidOf('person', 'jonas-weber in fairview'),
  tenantId: fairview.id,
  name: 'Jonas Weber',
  upn: `${guestMail.replace('@', '_')}#EXT#@fairview.example`,
  mail: guestMail,
  role: 'guest',
  locale: 'en-us',
  line: 'A teacher of Northside Schools, guest in Biology 9',
}

/** Whom a visitor can be. */
export const teamsPeople: readonly TeamsPerson[] = [...people.map(member), guest]

/** Also known to Entra, in a tenant where nobody uses the tool. */
export const stranger: TeamsPerson = {
  ...guest,
  id: 'jonas-weber-at-northside',
  oid: guidOf('person', 'jonas-weber in northside'),
  tenantId: northside.id,
  upn: guestMail,
  role: 'teacher',
  line: 'The same person at home, in another tenant',
}

export const accounts: readonly TeamsPerson[] = [...teamsPeople, stranger]

export const findTeamsPerson = (id: unknown): TeamsPerson | undefined =>
  teamsPeople.find((person) => person.id === id)

export const initials = ({ name }: TeamsPerson): string =>
  name
    .split(' ')
    .map(([first]) => first)
    .join('')
