import type { Request } from 'express'
import type { TeamsPerson } from '../tenant/teams-people.ts'
import { teamsVisitor } from './teams-visit.ts'

export const teamsThemes = ['default', 'dark', 'contrast'] as const
type TeamsTheme = (typeof teamsThemes)[number]

/** Who looks at Teams, and how. All of it stands in the address, so two windows can be two people. */
export interface TeamsView {
  person: TeamsPerson
  theme: TeamsTheme
  /** In the narrow panel beside a meeting or a chat. */
  inSidePanel: boolean
  /** Which item of the app a link led to. */
  item: string
  /** The path without its query. */
  path: string
}

export const teamsRoot = '/microsoft/teams.microsoft.com'

export const viewOf = (request: Request): TeamsView => ({
  person: teamsVisitor(request),
  theme: teamsThemes.find((theme) => theme === request.query['theme']) ?? 'default',
  inSidePanel: request.query['panel'] === 'side',
  item: typeof request.query['item'] === 'string' ? request.query['item'] : '',
  path: `${request.baseUrl}${request.path}`.slice(teamsRoot.length).replace(/\/$/, ''),
})

/** A page of Teams for the same person in the same theme. */
export function teamsAddress(
  { person, theme }: Pick<TeamsView, 'person' | 'theme'>,
  path: string,
  more: Record<string, string> = {},
): string {
  const query = new URLSearchParams({ as: person.id, ...(theme !== 'default' && { theme }), ...more })
  return `${teamsRoot}${path}?${query}`
}
