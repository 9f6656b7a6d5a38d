import type { EducationClass, EducationSchool, EducationUser } from '@microsoft/microsoft-graph-types'
import type { SimulatedAssignment } from './graph-assignments.ts'
import { deltaLog, type DeltaKind } from './graph-delta.ts'
import { filteredById, graphError, listPage, type GraphCall, type GraphRoute } from './graph-route.ts'

export type SimulatedPerson = EducationUser & { id: string }
export type SimulatedClass = EducationClass & { id: string; schoolId?: string }

/** The education data of one tenant; deltas forget deleted classes as the real ones do. */
export function simulatedEducation() {
  const schools = new Map<string, EducationSchool & { id: string }>()
  const classes = new Map<string, SimulatedClass>()
  const people = new Map<string, SimulatedPerson>()
  const members = new Map<string, Set<string>>()
  const teachers = new Map<string, Set<string>>()
  const owners = new Map<string, Set<string>>()
  const hidden = new Set<string>()
  const assignments: SimulatedAssignment[] = []
  const delta = deltaLog()

  function addPerson(person: SimulatedPerson): void {
    people.set(person.id, person)
    delta.note('users', person.id)
  }

  return {
    classes,
    schools,
    people,
    assignments,
    delta,
    addPerson,
    addSchool(school: EducationSchool & { id: string }): void {
      schools.set(school.id, school)
      delta.note('schools', school.id)
    },
    addClass(
      one: SimulatedClass,
      // Whoever teaches owns the team, unless said.
      who: {
        teachers?: SimulatedPerson[]
        students?: SimulatedPerson[]
        owners?: SimulatedPerson[]
        /** Its group keeps its members from apps without `Member.Read.Hidden`, as those of School Data Sync do. */
        hidesMembers?: boolean
      } = {},
    ): void {
      classes.set(one.id, one)
      delta.note('classes', one.id)
      if (who.hidesMembers) hidden.add(one.id)
      const { teachers: teaching = [], students = [], owners: owning = teaching } = who
      for (const person of [...teaching, ...students, ...owning]) addPerson(person)
      owners.set(one.id, new Set(owning.map(({ id }) => id)))
      teachers.set(one.id, new Set(teaching.map(({ id }) => id)))
      members.set(one.id, new Set([...teaching, ...students, ...owning].map(({ id }) => id)))
      delta.note('groups', one.id)
    },
    changeClass(id: string, changes: Partial<EducationClass>): void {
      classes.set(id, { ...classes.get(id)!, ...changes })
      delta.note('classes', id)
    },
    removeClass(id: string): void {
      classes.delete(id)
      delta.note('groups', id)
    },
    /** A student more; teachers come with the class. */
    enrol(classId: string, person: SimulatedPerson): void {
      addPerson(person)
      members.get(classId)?.add(person.id)
      delta.note('groups', classId)
    },
    leave(classId: string, personId: string): void {
      members.get(classId)?.delete(personId)
      delta.note('groups', classId)
    },
    /** Whoever comes with an older delta link is told that it is gone. */
    forgetDeltas: delta.forget,
    hidesMembers: (classId: string) => hidden.has(classId),
    listSchools: () => [...schools.values()],
    listClasses: (schoolId?: string) =>
      [...classes.values()].filter((one) => schoolId === undefined || one.schoolId === schoolId),
    classesOf: (personId: string, relation: 'member' | 'teacher') =>
      [...classes.values()].filter(({ id }) =>
        (relation === 'teacher' ? teachers : members).get(id)?.has(personId),
      ),
    peopleOf: (classId: string, relation: 'member' | 'teacher' | 'owner') =>
      [...({ member: members, teacher: teachers, owner: owners }[relation].get(classId) ?? [])].map((id) =>
        people.get(id)!,
      ),
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
    get(/^\/education\/(classes|schools|users)\/delta$/, (call) => {
      const education = of(call.tenantId)
      const [kind] = call.ids as [DeltaKind]
      return education.delta.answer(kind, call, (id) =>
        kind === 'users' ? education.people.get(id) : education[kind as 'classes' | 'schools'].get(id),
      )
    }),
    get(/^\/education\/classes\/([\w-]+)$/, (call) =>
      inClass(call, (education, id) => Response.json(education.classes.get(id))),
    ),
    get(/^\/education\/classes\/([\w-]+)\/members$/, (call) =>
      inClass(call, (education, id) => listPage(call, membersShown(education, call, id))),
    ),
    get(/^\/education\/classes\/([\w-]+)\/teachers$/, (call) =>
      inClass(call, (education, id) => listPage(call, education.peopleOf(id, 'teacher'))),
    ),
    get(/^\/education\/schools$/, (call) => listPage(call, of(call.tenantId).listSchools())),
    get(/^\/education\/schools\/([\w-]+)\/classes$/, (call) =>
      listPage(call, of(call.tenantId).listClasses(call.ids[0])),
    ),
    get(/^\/education\/users\/([\w-]+)\/(classes|taughtClasses)$/, (call) =>
      listPage(
        call,
        of(call.tenantId).classesOf(call.ids[0]!, call.ids[1] === 'classes' ? 'member' : 'teacher'),
      ),
    ),
    get(/^\/education\/users\/([\w-]+)$/, (call) => onePerson(of(call.tenantId), call.ids[0])),
    get(/^\/education\/schools\/([\w-]+)\/users$/, (call) => {
      const education = of(call.tenantId)
      const found = education.listClasses(call.ids[0]).flatMap(({ id }) => education.peopleOf(id, 'member'))
      return listPage(call, [...new Set(found)])
    }),
    get(/^\/education\/me\/user$/, (call) => onePerson(of(call.tenantId), call.objectId)),
    get(/^\/education\/me$/, (call) => onePerson(of(call.tenantId), call.objectId)),
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
      path: /^\/groups\/delta$/,
      application: ['GroupMember.Read.All', 'Group.Read.All'],
      area: 'directory',
      respond: (call) => {
        const { delta, classes } = of(call.tenantId)
        return delta.answer('groups', call, (id) =>
          classes.has(id) ? { id, 'members@delta': [] } : { id, '@removed': { reason: 'deleted' } },
        )
      },
    },
    {
      method: 'GET',
      path: /^\/groups\/([\w-]+)\/(members|owners)$/,
      application: ['GroupMember.Read.All'],
      area: 'directory',
      respond: (call) => {
        const education = of(call.tenantId)
        const [id = '', relation] = call.ids
        if (!education.classes.has(id))
          return graphError(404, 'Request_ResourceNotFound', 'Resource does not exist.')
        const found = filteredById(
          call,
          relation === 'owners' ? education.peopleOf(id, 'owner') : membersShown(education, call, id),
        )
        if (found) return listPage(call, found)
        return graphError(
          400,
          'Request_UnsupportedQuery',
          'The specified filter to the reference property query is currently not supported.',
        )
      },
    },
  ]
}

/** Whoever belongs to a class sees who else does; an app that may not see gets an empty list, and no error. */
const membersShown = (education: SimulatedEducation, { objectId, held }: GraphCall, classId: string) =>
  objectId === undefined && education.hidesMembers(classId) && !held.includes('Member.Read.Hidden')
    ? []
    : education.peopleOf(classId, 'member')

function onePerson({ people }: SimulatedEducation, id = ''): Response {
  const person = people.get(id)
  return person ? Response.json(person) : graphError(404, 'Request_ResourceNotFound', 'User not found.')
}
