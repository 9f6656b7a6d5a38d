import type { Request } from 'express'
import { Problem, type ProblemKind } from '@lectern/problem'
import { channelsFor, classTeams, teamRole, type Channel, type ClassTeam } from '../tenant/class-teams.ts'
import { findTeamsPerson, type TeamsPerson } from '../tenant/teams-people.ts'
import type { TeamsSite } from '../teams-site.ts'

/** Whom the address says the visitor is. */
export function teamsVisitor({ query }: Request): TeamsPerson {
  const person = findTeamsPerson(query['as'])
  if (person) return person
  throw refuse('not-found', 'unknown-person', 'The address does not say who you are. Choose a person first.')
}

export interface TeamVisit {
  team: ClassTeam
  role: 0 | 1 | 2
}

/** The team of the address, when the person sees it; one whose class was deleted is gone. */
export function teamOf({ education }: TeamsSite, person: TeamsPerson, { params }: Request): TeamVisit {
  const team = teamsOf({ education }, person).find(({ course }) => course.id === params['courseId'])
  const role = team && teamRole(team, person)
  if (team && role !== undefined) return { team, role }
  throw refuse('not-found', 'unknown-team', `${person.name} is in no such team.`)
}

/** The teams that a person sees. */
export const teamsOf = ({ education }: Pick<TeamsSite, 'education'>, person: TeamsPerson): ClassTeam[] =>
  classTeams.filter((team) => education.classes.has(team.groupId) && teamRole(team, person) !== undefined)

export function channelOf(team: ClassTeam, person: TeamsPerson, { params }: Request): Channel {
  const channel = channelsFor(team, person).find(({ key }) => key === params['channel'])
  if (channel) return channel
  throw refuse('not-found', 'unknown-channel', `${person.name} sees no such channel.`)
}

export const refuse = (kind: ProblemKind, code: string, message: string): Problem =>
  new Problem({ kind, code: `playground.teams.${code}`, message })
