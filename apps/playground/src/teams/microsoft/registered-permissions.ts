import type { RegisteredPermissions } from '@lectern/teams/testing'

/** What the app's registration lists; an administrator agrees to all of it. */
export const registeredPermissions: RegisteredPermissions = {
  scopes: ['User.Read', 'EduRoster.ReadBasic', 'EduAssignments.ReadWriteBasic'],
  roles: [
    'EduRoster.Read.All',
    'GroupMember.Read.All',
    'Member.Read.Hidden',
    'Organization.Read.All',
    'AppCatalog.Read.All',
    'TeamsActivity.Send',
    'TeamsAppInstallation.ReadForUser.All',
    'TeamsAppInstallation.ReadWriteSelfForUser.All',
  ],
}

/** In the words of Entra's consent page. */
export const permissionWords: Record<string, string> = {
  'User.Read': 'Sign you in and read your profile',
  'EduRoster.ReadBasic': 'View a limited subset of your class rosters',
  'EduAssignments.ReadWriteBasic': 'View and edit your assignments without grades',
  'EduRoster.Read.All': 'Read the organization’s roster',
  'GroupMember.Read.All': 'Read all group memberships',
  'Member.Read.Hidden': 'Read all hidden memberships',
  'Organization.Read.All': 'Read organization information',
  'AppCatalog.Read.All': 'Read all app catalogs',
  'TeamsActivity.Send': 'Send a teamwork activity to any user',
  'TeamsAppInstallation.ReadForUser.All': 'Read installed Teams apps for all users',
  'TeamsAppInstallation.ReadWriteSelfForUser.All': 'Allow the Teams app to manage itself for all users',
}
