export type { ActivityType, AppDescription, Localized, StaticTab } from './app-package/app-description.ts'
export { buildAppPackage, checkAppPackage } from './app-package/app-package.ts'
export type { AppPackage } from './app-package/app-package.ts'
export type { Finding } from './app-package/findings.ts'
export { packageRefusals } from './app-package/package-refusals.ts'
export type { PackageRefusal } from './app-package/package-refusals.ts'
export type { Release } from './app-package/release.ts'
export { keySetUrl, publicCloud } from './cloud.ts'
export type { MicrosoftCloud } from './cloud.ts'
export { adminConsentUrl, readAdminConsent } from './entra/admin-consent.ts'
export type { AdminConsentAnswer, AdminConsentQuery } from './entra/admin-consent.ts'
export { onBehalfOfAfterConsent } from './entra/await-consent.ts'
export type { EntraCredential } from './entra/entra-client.ts'
export type { EntraFetch } from './entra/entra-network.ts'
export { grantedRoles } from './entra/granted-roles.ts'
export { entraRefusals } from './entra/entra-refusals.ts'
export type { EntraRefusal } from './entra/entra-refusals.ts'
export { entraTokens } from './entra/entra-tokens.ts'
export type { Assertion, EntraTokenPorts, EntraTokens } from './entra/entra-tokens.ts'
export type { DelegatedOutcome, EntraToken } from './entra/read-entra-answer.ts'
export { graphBatch } from './graph/batch.ts'
export type { BatchItem, BatchOutcome } from './graph/batch.ts'
export { confirmTenant } from './graph/confirm-tenant.ts'
export { deltaPages } from './graph/delta-pages.ts'
export type { DeltaPage } from './graph/delta-pages.ts'
export {
  classChanges,
  classMemberPages,
  classPages,
  classTeacherPages,
  groupPeoplePages,
  ownClassPages,
  schoolChanges,
  schoolClassPages,
  schoolPages,
} from './graph/education.ts'
export type { ClassChanges, ItemPage, PeopleReading, Reading, SchoolChanges } from './graph/education.ts'
export { memberChanges } from './graph/member-changes.ts'
export type { MemberChanges } from './graph/member-changes.ts'
export { assignLinks } from './graph/assignments.ts'
export type { AssignedLinks, LinkAssignment } from './graph/assignments.ts'
export { addChannelTab, channelTabEntities, findCatalogApp } from './graph/channel-tabs.ts'
export type { NewChannelTab } from './graph/channel-tabs.ts'
export type { EducationClass, EducationPerson, EducationSchool } from './graph/education-items.ts'
export { graphPath } from './graph/graph-address.ts'
export type { GraphFetch } from './graph/graph-attempt.ts'
export { appCaller, personCaller } from './graph/graph-callers.ts'
export { graphConnections } from './graph/graph-connection.ts'
export type {
  GraphAnswer,
  GraphCaller,
  GraphConnection,
  GraphPorts,
  GraphRequest,
} from './graph/graph-connection.ts'
export { answerHandshake, readNotices } from './graph/graph-notices.ts'
export type {
  GraphNotice,
  KnownSubscription,
  LifecycleEvent,
  ReceivedNotices,
} from './graph/graph-notices.ts'
export { isInGroup } from './graph/group-person.ts'
export { readOwnEducation } from './graph/own-education.ts'
export type { OwnEducation } from './graph/own-education.ts'
export { graphPages } from './graph/graph-pages.ts'
export type { GraphPage, PagesRequest } from './graph/graph-pages.ts'
export { graphRefusals } from './graph/graph-refusals.ts'
export type { GraphRefusal } from './graph/graph-refusals.ts'
export {
  createSubscription,
  reauthorizeSubscription,
  removeSubscription,
  renewSubscription,
} from './graph/subscriptions.ts'
export type { NewSubscription, SubscribedArea, Subscription } from './graph/subscriptions.ts'
export { isTeamsLink, tabDeepLink } from './links/deep-links.ts'
export type { TabLink } from './links/deep-links.ts'
export { frameAncestors } from './links/frame-ancestors.ts'
export { hostTheme } from './links/host-theme.ts'
export { readTabAddress, readTabContext } from './links/tab-context.ts'
export type { TabContextHints } from './links/tab-context.ts'
export type { Activity, ActivityTopic } from './notifications/activity.ts'
export { activityRefusals } from './notifications/activity-refusals.ts'
export type { ActivityRefusal } from './notifications/activity-refusals.ts'
export { findInstallation } from './notifications/find-installation.ts'
export type { InstallationLookup } from './notifications/find-installation.ts'
export { orRefused, orRetry, sendActivity } from './notifications/send-activity.ts'
export type { ActivityOutcome, SentActivity } from './notifications/send-activity.ts'
export { sendRates, takeSend } from './notifications/send-limits.ts'
export type { Send, SendState, SendVerdict } from './notifications/send-limits.ts'
export { sendToMany } from './notifications/send-to-many.ts'
export type { BulkActivity, BulkOutcome } from './notifications/send-to-many.ts'
export type { Refusal, Remedy } from './refusal.ts'
export { beginSignIn } from './sign-in/begin-sign-in.ts'
export type { PendingSignIn, SignInQuery } from './sign-in/begin-sign-in.ts'
export { finishSignIn } from './sign-in/finish-sign-in.ts'
export type { SignInOutcome, SignInPorts } from './sign-in/finish-sign-in.ts'
export { signInRefusals } from './sign-in/sign-in-refusals.ts'
export type { SignInRefusal } from './sign-in/sign-in-refusals.ts'
export type { SignedInPerson } from './sign-in/verify-id-token.ts'
export { applicationIdUri, guest, tabScope } from './tab-token/claim-checks.ts'
export type { EntraApp } from './tab-token/claim-checks.ts'
export { entraKeys } from './tab-token/entra-keys.ts'
export type { EntraKey, KeyFetch, KeySource } from './tab-token/entra-keys.ts'
export { teamsHosts } from './tab-token/teams-hosts.ts'
export type { TeamsHostId } from './tab-token/teams-hosts.ts'
export { tokenRefusals } from './tab-token/token-refusals.ts'
export type { TokenRefusal } from './tab-token/token-refusals.ts'
export { tokenChecks, verifyTabToken } from './tab-token/verify-tab-token.ts'
export type { TabTokenPorts, TokenCheck, VerifiedTabToken } from './tab-token/verify-tab-token.ts'
export type { WaitingLimit } from './waiting-limit.ts'
