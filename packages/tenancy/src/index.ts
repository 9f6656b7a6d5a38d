export { createDistrict, findDistrict, getDistrict, listDistricts } from './districts.ts'
export type { District, NewDistrict } from './districts.ts'
export { admitLaunch, redeemLaunch } from './admit-launch.ts'
export type { AdmittedLaunch, LaunchToAdmit } from './admit-launch.ts'
export { pruneLaunches, recentLaunches, recordRefusedLaunch } from './launch-log.ts'
export type { LaunchRecord, RefusedLaunch } from './launch-log.ts'
export {
  addLtiInstallation,
  deploymentStatus,
  findLtiInstallations,
  getLtiInstallation,
} from './lti-installations.ts'
export type { LtiInstallation, NewLtiInstallation } from './lti-installations.ts'
export {
  claimDeployment,
  decideDeployment,
  noticeDeployment,
  pruneUnclaimedDeployments,
} from './deployments.ts'
export type { DeploymentStatus } from './deployments.ts'
export {
  featuresOfHost,
  hasFeature,
  installationsWith,
  ltiFeatures,
  requireSurface,
  surfaceOf,
  switchFeature,
} from './installation-features.ts'
export type { InstallationFeature, LtiFeature } from './installation-features.ts'
export { contextsByExternalId, externalIdOfContext, meetContext, noteContextOrigins } from './contexts.ts'
export { processNotices, pruneNotices, storeNotice } from './notices.ts'
export type { StoredNotice } from './notices.ts'
export {
  listNoticeStates,
  noteNoticeHandler,
  noteNoticeOffer,
  noteNoticeProblem,
  noticeSubscriptions,
} from './notice-subscriptions.ts'
export type { NoticeOffer, NoticeState, NoticeSubscription } from './notice-subscriptions.ts'
export { contextServicesOf, latestRosterService } from './context-services.ts'
export type { ContextServices, RosterService } from './context-services.ts'
export { contextServiceRecorder } from './context-service-recorder.ts'
export type { ContextServiceRecorder } from './context-service-recorder.ts'
export { activeRosterRun, cancelRosterRun, findRosterRun } from './roster/roster-run.ts'
export type { RosterRun, RosterRunStatus } from './roster/roster-run.ts'
export { countRosters, listRosters } from './roster/roster-list.ts'
export type { CourseRoster, CourseRosters } from './roster/roster-list.ts'
export type { MembershipRole, RosterMember, RosterPage } from './roster/roster-page.ts'
export { runRosterSync } from './roster/run-roster-sync.ts'
export { fromTheStart, laterAsAsked } from './roster/read-pages.ts'
export type { ReadingVerdict } from './roster/read-pages.ts'
export type { RosterSource } from './roster/run-roster-sync.ts'
export {
  nightSlots,
  startDueRosterRuns,
  startFirstRosterRuns,
  startRosterRun,
  startRosterRunByLaunch,
} from './roster/start-roster-run.ts'
export type { StartedRun } from './roster/start-roster-run.ts'
export { strandedRosterRuns, tidyRosters } from './roster/tidy-rosters.ts'
export { addLti1p1Consumer, findLti1p1Consumer, switchLti1p1 } from './lti-1p1-consumers.ts'
export type { Lti1p1Consumer, Lti1p1Credentials } from './lti-1p1-consumers.ts'
export { countInstallationWork, getInstallation, listInstallations } from './installation-list.ts'
export type { InstallationSummary } from './installation-list.ts'
export { listReceived, pruneReceived } from './received-fields.ts'
export type { ReceivedField, ReceivedFrom, ReceivedRecord } from './received-fields.ts'
export { receivedRecorder } from './received-recorder.ts'
export type { ReceivedRecorder } from './received-recorder.ts'
export { pseudonyms } from './pseudonym.ts'
export type { Pseudonyms } from './pseudonym.ts'
export { isKnownPerson, meetPerson, peopleBySourcedId, subjectHashesOf } from './people.ts'
export { findPerson } from './find-person.ts'
export type { FoundPerson, SoughtPerson } from './find-person.ts'
export { forgetPeople, launchesOf, peopleRecords } from './person-records.ts'
export type { PersonLaunch, PersonRecords } from './person-records.ts'
export { acceptInvitation, checkInvitation, hasAccounts, inviteDirector } from './console-invitations.ts'
export type { NewAccount } from './console-invitations.ts'
export { findSession, pruneSessions, signIn, signOut, startSession } from './console-sessions.ts'
export type { ConsoleAccount, ConsoleSession } from './console-sessions.ts'
export { recordAudit } from './audit.ts'
export type { AuditEntry } from './audit.ts'
export {
  ensureSigningKeys,
  replaceCompromisedKeys,
  rotateSigningKeys,
  rotateSigningKeysWhenDue,
} from './rotate-signing-keys.ts'
export type { KeyKeeping, KeyRotation } from './rotate-signing-keys.ts'
export { keySetMaxAgeSeconds, signingKeyState } from './signing-key-life.ts'
export type { SigningKeyState, SigningKeyTimes } from './signing-key-life.ts'
export { signingKeyRing } from './signing-key-ring.ts'
export type { SigningKey, SigningKeyRing } from './signing-key-ring.ts'
export { findSigningKeys } from './signing-keys-store.ts'
export type { StoredSigningKey } from './signing-keys-store.ts'
export { claimRegistrationLink, createRegistrationLink } from './registration-links.ts'
export type { ClaimedLink } from './registration-links.ts'
export { acceptancesOf, acceptTerms, currentTerms, noteTermsReported, publishTerms } from './terms.ts'
export type { Terms, TermsAcceptance } from './terms.ts'
export { writesBeside } from './writes-beside.ts'
export type { WritesBeside } from './writes-beside.ts'
export { samePeople } from './same-number.ts'
export type { SamePerson } from './same-number.ts'
export { absorbPerson, activateProvenDeployment, moveIdentity, noteMigration } from './lti-1p1-migration.ts'
export type { ProvenDeployment } from './lti-1p1-migration.ts'
export {
  addGoogleInstallation,
  findGoogleInstallations,
  getGoogleInstallation,
  googleInstallationIds,
} from './google/google-installations.ts'
export type { GoogleInstallation, NewGoogleInstallation } from './google/google-installations.ts'
export { changeGoogleInstallation } from './google/change-google-installation.ts'
export type { GoogleInstallationChange } from './google/change-google-installation.ts'
export {
  lastAdministratorRefusal,
  listAdministratorGrants,
  noteAdministratorRefusal,
} from './google/google-administrators.ts'
export type { AdministratorGrant, AdministratorRefusal } from './google/google-administrators.ts'
export {
  googleGrantsOf,
  reattributeGoogleGrants,
  takeAdministratorGrants,
  takeGoogleGrantsOf,
} from './google/google-grants-of-people.ts'
export type { HeldGrant } from './google/google-grants-of-people.ts'
export { googleSeen } from './google/google-seen.ts'
export type { GoogleSeen } from './google/google-seen.ts'
export {
  endGoogleGrant,
  findGoogleGrant,
  findGoogleGrantors,
  keepGoogleGrant,
  pruneGoogleGrants,
  renewGoogleGrant,
} from './google/google-grants.ts'
export type { GoogleAudience, GoogleGrant, GrantKey } from './google/google-grants.ts'
export { findSubmitter, noteSubmission, pruneSubmissions } from './google/google-submissions.ts'
export type { SubmissionKey } from './google/google-submissions.ts'
export { findHandOff, keepHandOff, pruneHandOffs, stepHandOff } from './google/google-hand-offs.ts'
export {
  addTeamsInstallation,
  findTeamsInstallations,
  keepTeamsRelease,
} from './teams/teams-installations.ts'
export { changeTeamsInstallation, getTeamsInstallation } from './teams/change-teams-installation.ts'
export type { TeamsInstallationChange } from './teams/change-teams-installation.ts'
export {
  forgetTeamsAdmission,
  keepTeamsAdmission,
  noteTeamsRefusal,
  teamsAdmission,
} from './teams/teams-admission.ts'
export type { TeamsAdmission } from './teams/teams-admission.ts'
export { firstLaunches } from './first-launches.ts'
export type { FirstLaunches } from './first-launches.ts'
export type {
  NewTeamsInstallation,
  TeamsCredential,
  TeamsInstallation,
  WantedTeamsInstallation,
} from './teams/teams-installations.ts'
export {
  cancelCourseRun,
  findCourseRun,
  latestCourseRun,
  strandedCourseRuns,
} from './course-list/course-list-run.ts'
export type { CourseListScope, CourseRun } from './course-list/course-list-run.ts'
export { startCourseRun } from './course-list/start-course-list-run.ts'
export { startDueGoogleLists } from './google/start-due-course-lists.ts'
export {
  beginSubscriptionAttempt,
  dropTeamsSubscription,
  findSubscriptionOwner,
  findTeamsSubscription,
  isHandshakeExpected,
  keepTeamsSubscription,
  loseTeamsSubscription,
  noteSubscriptionProblem,
  noteTold,
  teamsInstallationIds,
} from './teams/teams-subscriptions.ts'
export type { SubscriptionOwner, TeamsSubscription } from './teams/teams-subscriptions.ts'
export { startDueClassLists } from './teams/start-due-class-lists.ts'
export { runCourseList } from './course-list/run-course-list.ts'
export type { CourseListPage, CourseListSource } from './course-list/run-course-list.ts'
export { joinFileCourse } from './course-list/file-courses.ts'
export { findKnownCourse, forgetKnownCourse } from './course-list/listed-courses.ts'
export type { KnownCourse } from './course-list/listed-courses.ts'
export { countSchools, schoolIdsAfter } from './course-list/listed-schools.ts'
export {
  changedInstallations,
  noteCourseChanged,
  noteCoursesChanged,
  startChangedRosterRuns,
} from './course-list/changed-courses.ts'
export { findPushReceiver, lastPushAt, prunePushMessages, takePushMessage } from './google/google-pushes.ts'
export type { PushReceiver } from './google/google-pushes.ts'
export {
  dropRegistration,
  keepRegistration,
  listRegistrations,
  noteRegistrationProblem,
} from './google/google-registrations.ts'
export type { FeedKey, GoogleFeed, KeptRegistration } from './google/google-registrations.ts'
export {
  askForDirectory,
  cameToGoogle,
  googleDirectory,
  keepDirectory,
  noteDirectoryProblem,
  staleDirectories,
} from './google/google-directory.ts'
export type { GoogleDirectory, OrgUnitUse } from './google/google-directory.ts'
export {
  forgetTeamsRecipient,
  noteTeamsInstalled,
  noteTeamsRecipient,
  reattributeTeamsRecipients,
  teamsObjectIds,
  teamsReach,
  teamsRecipientsOf,
} from './teams/teams-recipients.ts'
export { noteTeamsTeachers } from './teams/note-teams-teachers.ts'
export type { ListedTeacher } from './teams/note-teams-teachers.ts'
export type { TeamsRecipient } from './teams/teams-recipients.ts'
export { tidyCourseLists } from './course-list/tidy-course-lists.ts'
export { importSdsRosters, requireSdsImport } from './sds/import-sds-rosters.ts'
export type { SdsImport } from './sds/import-sds-rosters.ts'
export type { SdsFile } from './sds/sds-files.ts'
export { retireInstallation } from './removal/retire-installation.ts'
export type { RemovalKeys } from './removal/retire-installation.ts'
export type { Farewell } from './removal/farewell.ts'
export { endFarewell, findFarewell, waitingFarewells } from './removal/kept-farewells.ts'
export { installationRemoved, installationUnknown } from './not-installed.ts'
export { listRemoved, refuseRemoved } from './removal/removed-installations.ts'
export type { Comer, RemovedInstallation } from './removal/removed-installations.ts'
