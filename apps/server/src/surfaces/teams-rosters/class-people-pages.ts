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
 * team.
 */
export async function* classPeoplePages(
  graph: GraphConnection,
  { classId, from, languages }: { classId: string; from: string | undefined; languages: boolean },
): AsyncGenerator<PeoplePage, void> {
  const [, first = 'members', link] = /^(members|teachers|owners)(?: (.+))?$/s.exec(from ?? '') ?? []
  // What leads on into a list came with somebody in it.
  let isTaught = first === 'teachers' && link !== undefined
  for (const list of lists.slice(lists.indexOf(first as PeopleList))) {
    if (list === 'owners' && isTaught) return
    const reading = { from: list === first ? link : undefined, languages }
    for await (const { items, next } of pagesOf[list](graph, classId, reading)) {
      isTaught ||= list === 'teachers' && items.length > 0
      yield {
        people: items,
        role: list === 'members' ? roleOfMember : () => 'teacher',
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

/** Who owns a group is told to whoever may read groups; others know no more than the records. */
async function* ownerPages(
  graph: GraphConnection,
  groupId: string,
  reading?: PeopleReading,
): ReturnType<typeof classMemberPages> {
  try {
    yield* groupPeoplePages(graph, groupId, 'owners', reading)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'teams.graph-forbidden') throw error
    yield { items: [], unreadable: 0 }
  }
}

/** Whoever teaches elsewhere and is only a member here watches or helps. */
const roleOfMember = ({ primaryRole }: EducationPerson): MembershipRole =>
  primaryRole === 'teacher' ? 'other' : 'student'
