import type { EducationPerson } from '@lectern/teams'
import type { DistrictScope } from '@lectern/database'
import { localeOf, type ContextId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import {
  forgetKnownCourse,
  noteTeamsTeachers,
  type KnownCourse,
  type MembershipRole,
  type RosterMember,
  type RosterSource,
  type TeamsInstallation,
} from '@lectern/tenancy'
import { appGraph } from '../teams/app-graph.ts'
import { numberHashOf, subjectHashOf } from '../teams/teams-surface.ts'
import { classPeoplePages } from './class-people-pages.ts'
import { judgeGraph } from './judge-graph.ts'
import type { TeamsRosters } from './teams-rosters.ts'

/**
 * Who is in a class, as Graph tells: all its members, then those who teach it or own its team. No name and no e-mail is
 * asked for, and everybody is pseudonymous before anything leaves here.
 */
export function classRosterSource(
  ports: Pick<TeamsRosters, 'tokensOf' | 'connect' | 'pseudonyms' | 'secrets' | 'now'>,
  scope: DistrictScope,
  installation: TeamsInstallation,
  { contextId, course }: { contextId: ContextId; course: KnownCourse | undefined },
): RosterSource {
  const asMember = (person: EducationPerson, role: MembershipRole): RosterMember => ({
    subjectHash: subjectHashOf(ports, installation, person.id),
    sourcedIdHash: numberHashOf(ports, installation, person.externalId),
    role,
    isTeacher: role === 'teacher' || person.primaryRole === 'teacher',
    active: true,
  })

  const { installationId, features } = installation
  const isNotified = features.includes('notifications')
  const noteTeachers = (teachers: readonly EducationPerson[]): Promise<void> =>
    noteTeamsTeachers(
      scope,
      installationId,
      teachers.map(({ id, language }) => ({
        subjectHash: subjectHashOf(ports, installation, id),
        objectId: id,
        language: localeOf(language),
      })),
      { now: ports.now(), sealKey: ports.secrets.of('Teams recipients') },
    )

  return {
    judge: judgeGraph,
    async *read(from) {
      if (!course) throw classEnded()
      try {
        for await (const { people, role, next } of classPeoplePages(appGraph(ports, installation), {
          classId: course.externalId,
          from,
          languages: isNotified,
        })) {
          const members = people.map((person) => asMember(person, role(person)))
          yield { members, next, differences: null }
          // They are known once the page is kept.
          if (isNotified) await noteTeachers(people.filter((_, place) => members[place]?.role === 'teacher'))
        }
      } catch (error) {
        if (error instanceof Problem && error.code === 'teams.graph-not-found')
          await forgetKnownCourse(scope, contextId)
        throw error
      }
    },
  }
}

const classEnded = (): Problem =>
  new Problem({
    kind: 'conflict',
    code: 'roster.not-offered',
    message: 'Microsoft 365 does not list this class any more: it was deleted.',
  })
