export { contentItemTypes } from './deep-linking/content-items.ts'
export type {
  ContentItem,
  ContentItemType,
  DeclaredLineItem,
  DeclaredReview,
  FileItem,
  HtmlItem,
  ImageItem,
  LinkItem,
  NewWindow,
  Period,
  Picture,
  ResourceLinkItem,
} from './deep-linking/content-items.ts'
export { acceptsType } from './deep-linking/fit-items.ts'
export type { OmissionReason, OmittedItem, PlacedItem } from './deep-linking/fit-items.ts'
export { deepLinkingRefusals } from './deep-linking/refusals.ts'
export type { DeepLinkingRefusal } from './deep-linking/refusals.ts'
export { deepLinkingResponse } from './deep-linking/response.ts'
export type { DeepLinkingChoice, DeepLinkingResponse } from './deep-linking/response.ts'
export type { DeepLinkingSettings, Presentation } from './deep-linking/settings.ts'
export { claimNames, historyParameters } from './launch/claims.ts'
export type { LaunchClaims, LaunchContext, PlatformInstance } from './launch/claims.ts'
export { compareWithNeeds } from './launch/compare-with-needs.ts'
export type { Needs, NeedsComparison } from './launch/compare-with-needs.ts'
export { elementOfField } from './launch/data-elements.ts'
export type { DataElement } from './launch/data-elements.ts'
export { beginLogin } from './launch/login.ts'
export type { BegunLogin, LoginPorts, RegistrationQuery } from './launch/login.ts'
export type { DeploymentStatus, ResourceLink } from './launch/message-checks.ts'
export type { ForUser, Message } from './launch/message-facts.ts'
export { messageDemands } from './launch/message-types.ts'
export type { Demand, MessageType } from './launch/message-types.ts'
export { receivedFields } from './launch/received-fields.ts'
export type { Received, ReceivedName } from './launch/received-fields.ts'
export { launchRefusals } from './launch/refusals.ts'
export type { LaunchRefusal, Refusal, Remedy } from './launch/refusals.ts'
export { returnAddress } from './launch/return-address.ts'
export type { ReturnMessage } from './launch/return-address.ts'
export { classifyRoles } from './launch/roles.ts'
export type { RoleClass } from './launch/roles.ts'
export type {
  CaliperService,
  EulaService,
  GradeService,
  GroupService,
  LaunchServices,
  MembershipService,
  NoticeService,
  OutcomeService,
} from './launch/service-claims.ts'
export { openLaunchState, proveBrowser, stateLifetimeSeconds } from './launch/state.ts'
export type { BoundState, OpenedState, StateKey } from './launch/state.ts'
export { launchChecks, verifyLaunch } from './launch/verify-launch.ts'
export type { LaunchCheck, LaunchPorts, NonceUse, VerifiedLaunch } from './launch/verify-launch.ts'
export { basicOutcomes } from './lti-1p1/basic-outcomes.ts'
export type { BasicOutcomes } from './lti-1p1/basic-outcomes.ts'
export type { ToolConsumer } from './lti-1p1/consumer-checks.ts'
export { migrationClaimName, verifyMigration } from './lti-1p1/migration.ts'
export type { Lti1p1Ids, Migration, MigrationFacts, UnprovedReason } from './lti-1p1/migration.ts'
export type { OAuthSigner } from './lti-1p1/oauth-header.ts'
export type { SignatureMethod } from './lti-1p1/oauth-signature.ts'
export type { ResultDetails } from './lti-1p1/outcome-request.ts'
export { lti1p1Refusals } from './lti-1p1/refusals.ts'
export type { Lti1p1Refusal } from './lti-1p1/refusals.ts'
export { launch1p1Checks, verifyLaunch1p1 } from './lti-1p1/verify-launch-1p1.ts'
export type {
  Launch1p1Check,
  Launch1p1Ports,
  Nonce1p1Use,
  VerifiedLaunch1p1,
} from './lti-1p1/verify-launch-1p1.ts'
export { guardedFetch } from './network/guarded-fetch.ts'
export type { Connect, GuardedFetch, GuardPorts, PinnedRequest } from './network/guarded-fetch.ts'
export { networkRefusals } from './network/refusals.ts'
export type { NetworkRefusal } from './network/refusals.ts'
export { fixedKeys, remoteKeys } from './platform/keys.ts'
export type { KeyFetch, KeyHeader, KeySource } from './platform/keys.ts'
export { profileNameOf, profiles } from './platform/registration.ts'
export type {
  DeepLinkingTraits,
  PlatformProfile,
  PlatformRegistration,
  ProfileName,
} from './platform/registration.ts'
export { storageMessages } from './platform/storage.ts'
export type {
  CapabilitiesResponse,
  PlatformStorage,
  StorageRequest,
  StorageResponse,
} from './platform/storage.ts'
export { beginRegistration, registrationCloseMessage } from './registration/begin-registration.ts'
export type { RegistrationOffer } from './registration/begin-registration.ts'
export { canvasDeveloperKey } from './registration/canvas-developer-key.ts'
export { registrationFeatures } from './registration/features.ts'
export type { FeatureNeeds, PersonClaim, RegistrationFeature } from './registration/features.ts'
export { needsOf } from './registration/needs.ts'
export { readPlatformConfiguration } from './registration/platform-configuration.ts'
export type { PlatformConfiguration } from './registration/platform-configuration.ts'
export { registerTool } from './registration/register-tool.ts'
export type { CompletedRegistration } from './registration/register-tool.ts'
export { registrationRefusals } from './registration/registration-refusals.ts'
export type { RegistrationRefusal } from './registration/registration-refusals.ts'
export { registrationRequest } from './registration/registration-request.ts'
export type { RegistrationRequest } from './registration/registration-request.ts'
export { processRegistrationResponse } from './registration/registration-response.ts'
export type {
  GrantComparison,
  ProcessedRegistration,
  RegisteredPlatform,
} from './registration/registration-response.ts'
export type { Localized, ToolDescription, ToolPlacement } from './registration/tool-description.ts'
export { registrationVendors } from './registration/vendors.ts'
export type { RegistrationVendor } from './registration/vendors.ts'
export type { ServiceRegistration, SigningKey } from './services/client-assertion.ts'
export { reportEulaAnswer } from './services/eula.ts'
export type { EulaAnswer } from './services/eula.ts'
export type { ServiceFetch } from './services/http-attempt.ts'
export type { ExchangePorts } from './services/http-exchange.ts'
export type { LineItem, NewLineItem } from './services/line-item.ts'
export {
  createLineItem,
  deleteLineItem,
  ensureLineItem,
  listLineItems,
  readLineItem,
  updateLineItem,
} from './services/line-items.ts'
export type { FindableLineItem, LineItemQuery } from './services/line-items.ts'
export type { Member, MemberMessage } from './services/member.ts'
export { memberPages } from './services/memberships.ts'
export type { ContextRole, MemberPage, MembershipQuery } from './services/memberships.ts'
export type { ContextCopyNotice, HelloWorldNotice, Notice, NoticeType } from './services/notice.ts'
export { readNoticeHandlers, removeNoticeHandler, setNoticeHandler } from './services/notice-handlers.ts'
export type { NoticeHandler } from './services/notice-handlers.ts'
export { platformConnections } from './services/platform-connection.ts'
export type {
  ConnectionPorts,
  PlatformConnection,
  ServiceAnswer,
  ServiceRequest,
} from './services/platform-connection.ts'
export { listResults } from './services/results.ts'
export type { GradeResult, GradeResultQuery } from './services/results.ts'
export { postScore } from './services/scores.ts'
export type { Score, ScoreOutcome, ScorePosting } from './services/scores.ts'
export { serviceRefusals } from './services/service-refusals.ts'
export type { ServiceRefusal } from './services/service-refusals.ts'
export { serviceScopes } from './services/service-scopes.ts'
export { serviceTokens } from './services/service-tokens.ts'
export type { ServiceTokens, TokenPorts } from './services/service-tokens.ts'
export type { ServiceToken } from './services/token-request.ts'
export { verifyNotices } from './services/verify-notices.ts'
export type { NoticePorts, ReceivedNotice, VerifiedNotice } from './services/verify-notices.ts'
