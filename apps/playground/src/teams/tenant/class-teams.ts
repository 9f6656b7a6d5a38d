import { mayEnter, type Course } from '../../district/course.ts'
import { courses } from '../../district/courses.ts'
import { findPerson } from '../../district/people.ts'
import { guidOf } from './guid-of.ts'
import type { TeamsPerson } from './teams-people.ts'

/** The team of a class; its group is the class of the same id in Graph. */
export interface ClassTeam {
  course: Course
  groupId: string
  /** As Teams itself names a team: its first channel. */
  internalId: string
  channels: readonly Channel[]
}

export interface Channel {
  key: string
  id: string
  name: string
  kind: 'Regular' | 'Private'
}

export const classTeams: readonly ClassTeam[] = courses.map((course) => {
  const channels: Channel[] = [
    { key: 'general', id: threadOf(course, 'a'), name: 'General', kind: 'Regular' },
    { key: 'planning', id: threadOf(course, 'b'), name: 'Planning', kind: 'Private' },
  ]
  return {
    course,
    groupId: guidOf('class', course.sisId),
    internalId: channels[0]!.id,
    channels,
  }
})

function threadOf(course: Course, channel: string): string {
  return `19:${channel}${course.opaqueId.slice(0, 31)}@thread.tacv2`
}

/** 0 owns it, 1 is a member, 2 is a guest (`userTeamRole`); others do not see the team. */
export function teamRole({ course }: ClassTeam, person: TeamsPerson): 0 | 1 | 2 | undefined {
  if (person.role === 'guest') return course.id === guestCourse ? 2 : undefined
  const known = findPerson(person.id)
  if (person.role === 'admin' || !known || !mayEnter(course, known)) return undefined
  return course.teacherId === person.id ? 0 : 1
}

const guestCourse = '101'

/** Private channels are for those who own the team. */
export const channelsFor = (team: ClassTeam, person: TeamsPerson): Channel[] =>
  team.channels.filter(({ kind }) => kind === 'Regular' || teamRole(team, person) === 0)
