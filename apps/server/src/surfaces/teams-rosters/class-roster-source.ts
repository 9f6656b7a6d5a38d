import {
  classMemberPages,
  classTeacherPages,
  type EducationPerson,
  type GraphConnection,
} from '@lectern/teams'
import type { DistrictScope } from '@lectern/database'
import type { ContextId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import {
  forgetKnownCourse,
  type KnownCourse,
  type MembershipRole,
  type RosterMember,
  type RosterSource,
  type TeamsInstallation,
} from '@lectern/tenancy'
import { appGraph } from '../teams/app-graph.ts'
import { subjectHashOf } from '../teams/teams-surface.ts'
import { judgeGraph } from './judge-graph.ts'
import type { TeamsRosters } from './teams-rosters.ts'

/**
 * Who is in a class, as Graph tells: all its members, then those who teach it. No name and no e-mail is asked for, and
 * everybody is pseudonymous before anything leaves here.
 */
export function classRosterSource(
  ports: Pick<TeamsRosters, 'tokensOf' | 'connect' | 'pseudonyms'>,
  scope: DistrictScope,
  installation: TeamsInstallation,
  { contextId, course }: { contextId: ContextId; course: KnownCourse | undefined },
): RosterSource {
  const asMember = (person: EducationPerson, role: MembershipRole): RosterMember => ({
    subjectHash: subjectHashOf(ports, installation, person.id),
    sourcedIdHash:
      person.externalId === undefined
        ? null
        : ports.pseudonyms.sourcedId(installation.districtId, person.externalId),
    role,
    active: true,
  })

  return {
    judge: judgeGraph,
    async *read(from) {
      if (!course) throw classEnded()
      try {
        for await (const { people, role, next } of peoplePages(
          appGraph(ports, installation),
          course.externalId,
          from,
        ))
          yield {
            members: people.map((person) => asMember(person, role(person))),
            next,
            differences: null,
          }
      } catch (error) {
        if (error instanceof Problem && error.code === 'teams.graph-not-found')
          await forgetKnownCourse(scope, contextId)
        throw error
      }
    },
  }
}

interface PeoplePage {
  people: EducationPerson[]
  role: (person: EducationPerson) => MembershipRole
  next: string | null
}

/**
 * An address is the list that is being read, and Graph's link within it. Teachers stand among the members too: their own
 * list comes second, and has the last word.
 */
async function* peoplePages(
  graph: GraphConnection,
  classId: string,
  from: string | undefined,
): AsyncGenerator<PeoplePage, void> {
  const [, first = 'members', link] = /^(members|teachers)(?: (.+))?$/s.exec(from ?? '') ?? []
  if (first === 'members')
    for await (const { items, next } of classMemberPages(graph, classId, { from: link }))
      yield {
        people: items,
        role: roleOfMember,
        next: next === undefined ? 'teachers' : `members ${next}`,
      }
  const rest = first === 'teachers' ? link : undefined
  for await (const { items, next } of classTeacherPages(graph, classId, { from: rest }))
    yield { people: items, role: () => 'teacher', next: next === undefined ? null : `teachers ${next}` }
}

/** Whoever teaches elsewhere and is only a member here watches or helps. */
const roleOfMember = ({ primaryRole }: EducationPerson): MembershipRole =>
  primaryRole === 'teacher' ? 'other' : 'student'

const classEnded = (): Problem =>
  new Problem({
    kind: 'conflict',
    code: 'roster.not-offered',
    message: 'Microsoft 365 does not list this class any more: it was deleted.',
  })
