import {
  classMemberPages,
  classTeacherPages,
  groupPeoplePages,
  type EducationPerson,
  type GraphConnection,
  type PeopleReading,
} from '@lectern/teams'
import { Problem } from '@lectern/problem'
import type { MembershipRole } from '@lectern/tenancy'

interface PeoplePage {
  people: EducationPerson[]
  role: (person: EducationPerson) => MembershipRole
  next: string | null
}

const lists = ['members', 'teachers', 'owners'] as const
type PeopleList = (typeof lists)[number]

/**
 * An address is the list that is being read, and Graph's link within it. Teachers stand among the members too: their own
 * list comes later, and has the last word. Of a class that the school's records name no teacher of, it is who owns the
 * team; but anybody may own one, and whom the records call a student stays that.
 * @throws Problem `teams.members-hidden`
 */
export async function* classPeoplePages(
  graph: GraphConnection,
  { classId, from, languages }: { classId: string; from: string | undefined; languages: boolean },
): AsyncGenerator<PeoplePage, void> {
  const [, first = 'members', link] = /^(members|teachers|owners)(?: (.+))?$/s.exec(from ?? '') ?? []
  // What leads on into a list came with somebody in it.
  let isTaught = first === 'teachers' && link !== undefined
  let hasMembers = first !== 'members' || link !== undefined
  for (const list of lists.slice(lists.indexOf(first as PeopleList))) {
    if (list === 'owners' && isTaught) return
    const reading = { from: list === first ? link : undefined, languages }
    for await (const { items, next } of pagesOf[list](graph, classId, reading)) {
      isTaught ||= list === 'teachers' && items.length > 0
      hasMembers ||= list === 'members' && items.length > 0
      if (!hasMembers && items.length > 0) throw membersHidden()
      yield {
        people: items,
        role: list === 'members' ? roleOfMember : roleOfTeacher,
        next: next === undefined ? following(list, isTaught) : `${list} ${next}`,
      }
    }
  }
}

const following = (list: PeopleList, isTaught: boolean): PeopleList | null =>
  list === 'members' ? 'teachers' : list === 'teachers' && !isTaught ? 'owners' : null

const pagesOf = {
  members: classMemberPages,
  teachers: classTeacherPages,
  owners: ownerPages,
} satisfies Record<PeopleList, typeof classMemberPages>

/** Who owns a group is told to whoever may read groups, without their role; others know no more than the records. */
async function* ownerPages(
  graph: GraphConnection,
  groupId: string,
  reading?: PeopleReading,
): ReturnType<typeof classMemberPages> {
  try {
    for await (const page of groupPeoplePages(graph, groupId, 'owners', reading)) {
      const students = page.items.length > 0 ? await studentsOf(graph, groupId) : undefined
      yield { ...page, items: page.items.filter(({ id }) => !students?.has(id)) }
    }
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'teams.graph-forbidden') throw error
    yield { items: [], unreadable: 0 }
  }
}

/** Read anew: whoever goes on after an interruption has not kept the members. */
async function studentsOf(graph: GraphConnection, classId: string): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for await (const { items } of classMemberPages(graph, classId))
    for (const { id, primaryRole } of items) if (primaryRole === 'student') found.add(id)
  return found
}

/** Whoever teaches a class stands among its members, so that an empty list of those is none. */
const membersHidden = (): Problem =>
  new Problem({
    kind: 'upstream',
    code: 'teams.members-hidden',
    message:
      'Microsoft hides the members of this class from Lectern. Let an administrator grant Member.Read.Hidden (it ' +
      'stands among the permissions of this installation), then read again. The last list stays as it was.',
  })

/** Whoever teaches elsewhere and is only a member here watches or helps. */
const roleOfMember = ({ primaryRole }: EducationPerson): MembershipRole =>
  primaryRole === 'teacher' ? 'other' : 'student'

const roleOfTeacher = ({ primaryRole }: EducationPerson): MembershipRole =>
  primaryRole === 'student' ? 'student' : 'teacher'
