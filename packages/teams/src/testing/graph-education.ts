import type { EducationClass, EducationSchool, EducationUser } from '@microsoft/microsoft-graph-types'
import { graphError, listPage, type GraphCall, type GraphRoute } from './graph-route.ts'

export type SimulatedPerson = EducationUser & { id: string }
export type SimulatedClass = EducationClass & { id: string; schoolId?: string }

/** The education data of one tenant; deltas forget deleted classes as the real ones do. */
export function simulatedEducation() {
  const schools = new Map<string, EducationSchool & { id: string }>()
  const classes = new Map<string, SimulatedClass>()
  const people = new Map<string, SimulatedPerson>()
  const members = new Map<string, Set<string>>()
  const teachers = new Map<string, Set<string>>()
  const changed: string[] = []
  let epoch = 0

  return {
    classes,
    addSchool: (school: EducationSchool & { id: string }): void => void schools.set(school.id, school),
    addClass(
      one: SimulatedClass,
      who: { teachers?: SimulatedPerson[]; students?: SimulatedPerson[] } = {},
    ): void {
      classes.set(one.id, one)
      changed.push(one.id)
      const { teachers: teaching = [], students = [] } = who
      for (const person of [...teaching, ...students]) people.set(person.id, person)
      teachers.set(one.id, new Set(teaching.map(({ id }) => id)))
      members.set(one.id, new Set([...teaching, ...students].map(({ id }) => id)))
    },
    changeClass(id: string, changes: Partial<EducationClass>): void {
      classes.set(id, { ...classes.get(id)!, ...changes })
      changed.push(id)
    },
    removeClass: (id: string): void => void classes.delete(id),
    /** Whoever comes with an older delta link is told that it is gone. */
    forgetDeltas: (): void => void epoch++,
    listSchools: () => [...schools.values()],
    listClasses: (schoolId?: string) =>
      [...classes.values()].filter((one) => schoolId === undefined || one.schoolId === schoolId),
    classesOf: (personId: string, relation: 'member' | 'teacher') =>
      [...classes.values()].filter(({ id }) =>
        (relation === 'teacher' ? teachers : members).get(id)?.has(personId),
      ),
    peopleOf: (classId: string, relation: 'member' | 'teacher') =>
      [...((relation === 'teacher' ? teachers : members).get(classId) ?? [])].map((id) => people.get(id)!),
    person: (id: string) => people.get(id),
    changesSince: (position: number) => [...new Set(changed.slice(position))],
    position: () => changed.length,
    epoch: () => epoch,
  }
}

export type SimulatedEducation = ReturnType<typeof simulatedEducation>

const roster = {
  delegated: ['EduRoster.ReadBasic', 'EduRoster.Read'],
  application: ['EduRoster.Read.All', 'EduRoster.ReadBasic.All'],
  area: 'education',
} as const

/** `/education/…` and the groups beneath classes. */
export function educationRoutes(of: (tenantId: string) => SimulatedEducation): GraphRoute[] {
  const get = (path: RegExp, respond: GraphRoute['respond']): GraphRoute => ({
    method: 'GET',
    path,
    ...roster,
    respond,
  })
  const inClass = (call: GraphCall, respond: (education: SimulatedEducation, id: string) => Response) => {
    const education = of(call.tenantId)
    const [id = ''] = call.ids
    if (!education.classes.has(id)) return graphError(404, 'Request_ResourceNotFound', 'Class not found.')
    const isOwn = (mine: SimulatedClass) => mine.id === id
    if (call.objectId && !education.classesOf(call.objectId, 'member').some(isOwn))
      return graphError(403, 'AccessDenied', 'Required scp claim values are not provided.')
    return respond(education, id)
  }
  return [
    get(/^\/education\/classes$/, (call) => listPage(call, of(call.tenantId).listClasses())),
    get(/^\/education\/classes\/delta$/, (call) => classDelta(of(call.tenantId), call)),
    get(/^\/education\/classes\/([\w-]+)\/members$/, (call) =>
      inClass(call, (education, id) => listPage(call, education.peopleOf(id, 'member'))),
    ),
    get(/^\/education\/classes\/([\w-]+)\/teachers$/, (call) =>
      inClass(call, (education, id) => listPage(call, education.peopleOf(id, 'teacher'))),
    ),
    get(/^\/education\/schools$/, (call) => listPage(call, of(call.tenantId).listSchools())),
    get(/^\/education\/schools\/([\w-]+)\/classes$/, (call) =>
      listPage(call, of(call.tenantId).listClasses(call.ids[0])),
    ),
    get(/^\/education\/me\/(classes|taughtClasses)$/, (call) =>
      call.objectId === undefined
        ? graphError(400, 'BadRequest', '/me request is only valid with delegated authentication flow.')
        : listPage(
            call,
            of(call.tenantId).classesOf(call.objectId, call.ids[0] === 'classes' ? 'member' : 'teacher'),
          ),
    ),
    {
      method: 'GET',
      path: /^\/groups\/([\w-]+)\/(members|owners)$/,
      application: ['GroupMember.Read.All'],
      area: 'directory',
      respond: (call) =>
        listPage(
          call,
          of(call.tenantId).peopleOf(call.ids[0]!, call.ids[1] === 'owners' ? 'teacher' : 'member'),
        ),
    },
  ]
}

function classDelta(education: SimulatedEducation, call: GraphCall): Response {
  const { url } = call
  const given = url.searchParams.get('$deltatoken')
  const [epoch = education.epoch(), position = 0] =
    given === null ? [] : (JSON.parse(Buffer.from(given, 'base64url').toString()) as number[])
  if (epoch !== education.epoch())
    return graphError(410, 'syncStateNotFound', 'The sync state generation is not found.')
  const token = JSON.stringify([education.epoch(), education.position()])
  const deltaLink = new URL(url.origin + url.pathname)
  deltaLink.searchParams.set('$deltatoken', Buffer.from(token).toString('base64url'))
  // What was deleted is not mentioned: a full pass has to find out.
  const found = education
    .changesSince(position)
    .map((id) => education.classes.get(id))
    .filter((one) => one !== undefined)
  return listPage(call, found, { '@odata.deltaLink': deltaLink.href })
}
