import { isInGroup, type GraphConnection } from '@lectern/teams'
import { Problem } from '@lectern/problem'
import type { SchoolPerson } from './school-person.ts'

/** A team that the person belongs to, whatever made us ask. */
export interface ConfirmedTeam {
  id: string
  title?: string
  /** A class of the school's records, with assignments. */
  isClass: boolean
  /** They teach the class, or own the team; never whom the school's records call a student: anybody may own a team. */
  teaches: boolean
}

/**
 * Whether the person belongs to the team that a tab, a link or a placement names: by their own classes, else by the
 * team's people, where the app may read them.
 * @returns undefined where nobody may tell; nothing of that team must be used then
 * @throws Problem `teams.not-in-team`, `teams.team-gone`, or of `graphRefusals`
 */
export async function confirmedTeam(
  groupId: string,
  objectId: string,
  person: SchoolPerson,
  app: () => GraphConnection,
): Promise<ConfirmedTeam | undefined> {
  const { classes, taughtIds, primaryRole } = person
  const isStudent = primaryRole === 'student'
  const own = classes.find(({ id }) => id === groupId)
  if (own) {
    const teaches =
      !isStudent &&
      (taughtIds.has(groupId) || (primaryRole === undefined && (await owns(app, groupId, objectId))))
    return { id: groupId, title: own.name, isClass: true, teaches }
  }
  try {
    if (await isInGroup(app(), groupId, 'owners', objectId))
      return { id: groupId, isClass: false, teaches: !isStudent }
    if (await isInGroup(app(), groupId, 'members', objectId))
      return { id: groupId, isClass: false, teaches: false }
  } catch (error) {
    const code = error instanceof Problem ? error.code : undefined
    if (code === 'teams.graph-not-found') throw teamGone(error)
    if (code !== undefined && mayNotTell.includes(code)) return undefined
    throw error
  }
  throw notInTeam()
}

/** The app may do less in this tenant than this needs: then nobody tells. */
const mayNotTell = [
  'teams.graph-forbidden',
  'teams.graph-unauthorized',
  'teams.app-not-in-tenant',
  'teams.access-withdrawn',
]

/** Of a class that the school's records name no teacher of, whoever owns its team is one; least privilege otherwise. */
async function owns(app: () => GraphConnection, groupId: string, objectId: string): Promise<boolean> {
  try {
    return await isInGroup(app(), groupId, 'owners', objectId)
  } catch (error) {
    if (error instanceof Problem && mayNotTell.includes(error.code)) return false
    throw error
  }
}

export const notInTeam = (): Problem =>
  new Problem({
    kind: 'forbidden',
    code: 'teams.not-in-team',
    message: 'Microsoft does not list this person among the people of the team that the tab names.',
  })

const teamGone = (cause: unknown): Problem =>
  new Problem({
    kind: 'not-found',
    code: 'teams.team-gone',
    message: 'Microsoft knows no class or team of that id any more.',
    cause,
  })
