export interface SimulatedPerson {
  sub: string
  email: string
  /** None for a private account. */
  hostedDomain?: string
  name?: string
  familyName?: string
  orgUnitPath?: string
  isAdmin?: boolean
  /** Whether their licence lets a teacher attach (Education Plus, Teaching & Learning Upgrade). */
  licensed?: boolean
  minor?: boolean
}

const domain = 'fairview.example'

/** A teacher with the licence, one without, two students, and who administers the domain. */
export const somePeople = {
  teacher: person('101', 'teacher', { orgUnitPath: '/Staff', licensed: true }),
  unlicensed: person('102', 'colleague', { orgUnitPath: '/Staff' }),
  student: person('201', 'student', { orgUnitPath: '/Students', minor: true }),
  classmate: person('202', 'classmate', { orgUnitPath: '/Students', minor: true }),
  administrator: person('301', 'admin', { isAdmin: true }),
  stranger: { sub: '901', email: 'stranger@mail.example' } satisfies SimulatedPerson,
}

function person(sub: string, name: string, more: Partial<SimulatedPerson>): SimulatedPerson {
  return { sub, email: `${name}@${domain}`, hostedDomain: domain, name, orgUnitPath: '/', ...more }
}
