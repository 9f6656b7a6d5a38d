import type { TeamsPermission } from '@lectern/api-contracts'
import type { TeamsInstallation } from '@lectern/tenancy'
import { personScopes } from './person-graph.ts'

type NeededPermission = Omit<TeamsPermission, 'granted'>

/** What the app asks Microsoft Graph for, as it is to be registered; each once, where it is needed first. */
export function neededPermissions({ features }: Pick<TeamsInstallation, 'features'>): NeededPermission[] {
  const isOn = (use: string) => features.some((feature) => feature === use)
  return [
    ...delegated('sign-in', ['openid', 'profile']),
    ...delegated('classes', personScopes.launch),
    // Of a team that is no class, Microsoft tells its members to the app alone.
    ...application('classes', ['GroupMember.Read.All']),
    ...delegated('placing', [...personScopes.assignment, ...personScopes.tab]),
    ...application('tenant', ['Organization.Read.All']),
    // Class groups hide their members, from an app that lacks the second without a word.
    ...(isOn('roster') ? application('roster', ['EduRoster.Read.All', 'Member.Read.Hidden']) : []),
    // One notification at a time needs none: the permission for that comes with the app package.
    ...(isOn('notifications') ? application('notifications', ['TeamsActivity.Send']) : []),
  ]
}

/** Application permissions that are missing from what an administrator granted. */
export const missingRoles = (
  installation: Pick<TeamsInstallation, 'features'>,
  granted: readonly string[],
): NeededPermission[] =>
  neededPermissions(installation).filter(
    ({ kind, name }) => kind === 'application' && !granted.includes(name),
  )

const delegated = (use: TeamsPermission['use'], names: readonly string[]): NeededPermission[] =>
  names.map((name) => ({ use, kind: 'delegated', name }))

const application = (use: TeamsPermission['use'], names: readonly string[]): NeededPermission[] =>
  names.map((name) => ({ use, kind: 'application', name }))
