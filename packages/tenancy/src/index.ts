export { createDistrict, findDistrict, getDistrict, listDistricts } from './districts.ts'
export type { District, NewDistrict } from './districts.ts'
export { admitLaunch, redeemLaunch } from './admit-launch.ts'
export type { AdmittedLaunch, LaunchToAdmit } from './admit-launch.ts'
export { pruneLaunches, recentLaunches, recordRefusedLaunch } from './launch-log.ts'
export type { LaunchRecord, RefusedLaunch } from './launch-log.ts'
export {
  addLtiInstallation,
  decideDeployment,
  findLtiInstallations,
  noticeDeployment,
} from './lti-installations.ts'
export type { DeploymentStatus, LtiInstallation, NewLtiInstallation } from './lti-installations.ts'
export { countInstallationWork, getInstallation, listInstallations } from './installation-list.ts'
export type { InstallationSummary } from './installation-list.ts'
export { pseudonyms } from './pseudonym.ts'
export type { Pseudonyms } from './pseudonym.ts'
export { meetPerson, peopleBySourcedId } from './people.ts'
export { acceptInvitation, checkInvitation, hasAccounts, inviteDirector } from './console-invitations.ts'
export type { NewAccount } from './console-invitations.ts'
export { findSession, pruneSessions, signIn, signOut, startSession } from './console-sessions.ts'
export type { ConsoleAccount, ConsoleSession } from './console-sessions.ts'
export { recordAudit } from './audit.ts'
export type { AuditEntry } from './audit.ts'
export { ensureSigningKey } from './signing-key.ts'
export type { SigningKey } from './signing-key.ts'
export { claimRegistrationLink, createRegistrationLink } from './registration-links.ts'
export type { ClaimedLink } from './registration-links.ts'
