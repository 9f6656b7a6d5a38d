export type { CatalogApp } from './catalog-app.ts'
export { approvalStatuses, privacyStatuses, reasonOf, verdictOf } from './listing.ts'
export type { ApprovalStatus, GradeRange, Listing, ListingReason, PrivacyStatus, Verdict } from './listing.ts'
export { functionCodes, isWithin } from './function-taxonomy.ts'
export type { FunctionCode } from './function-taxonomy.ts'
export { importCatalog } from './import-catalog.ts'
export type { CatalogImportOptions, CatalogImportOutcome } from './import-catalog.ts'
export { searchApps } from './search-apps.ts'
export type { AppSearch, AppSearchOptions, CatalogPage } from './search-apps.ts'
export { countCatalog, findAppByReference, getApp, listApps } from './read-apps.ts'
export type { CatalogCounts } from './read-apps.ts'
export { decideListing } from './decide-listing.ts'
export type { ListingDecision } from './store/put-decisions.ts'
export { seedDemoListings } from './demo-listings.ts'
export { addLicence, grantSeats, listSeats } from './seats.ts'
export type { Licence, Seat, SeatGrant } from './seats.ts'
export { appsAtAddresses } from './apps-at-addresses.ts'
export { appNames, appsByExternalId, appVerdicts } from './app-names.ts'
export {
  findPlacedApp,
  findPlacement,
  firstPlacedAt,
  listPlacements,
  recordPlacements,
} from './placements.ts'
export type { FoundPlacement, NewPlacement, PlacedLink, Placement } from './placements.ts'
export { findPlacementDraft, keepPlacementDraft } from './placement-drafts.ts'
export { forgetHoldingsOf, holdingsOf } from './person-holdings.ts'
export type { Holder, PersonHoldings } from './person-holdings.ts'
export { isResourcePlaced } from './resource-placements.ts'
export { carryPlacements } from './carry-placements.ts'
export { noteLinkLaunch } from './link-launches.ts'
export type { LinkLaunch } from './link-launches.ts'
export { moveLink, reattributePlacements } from './reattribute-placements.ts'
export type { MovedLink } from './reattribute-placements.ts'
export { creditOf } from './credit/credit-of.ts'
export type { Credit } from './credit/credit-of.ts'
export {
  creditsAwaiting,
  findDueCredit,
  overdueCredits,
  rememberLineItem,
  withLineItem,
} from './credit/due-credit.ts'
export type { DueCredit } from './credit/due-credit.ts'
export { gradeInTurn } from './credit/grade-in-turn.ts'
export type { GradedWork } from './credit/grade-in-turn.ts'
export { earnCredit, offerCredit } from './credit/offer-credit.ts'
export type { CreditKey, CreditOffer } from './credit/offer-credit.ts'
export {
  endCreditsOf,
  noteCreditAttempt,
  noteCreditRefused,
  noteCreditReported,
  noteCreditTrouble,
  noteCreditWaits,
  pruneCredits,
} from './credit/settle-credit.ts'
