import type { ApprovalStatus, ListingReason, PrivacyStatus, Verdict } from '@lectern/api-contracts'

/** The wire's enumerations in the order a person reads them; a test holds them equal to the contracts. */
export const verdicts = [
  'approved',
  'limited',
  'in-review',
  'not-approved',
] as const satisfies readonly Verdict[]

export const approvalStatuses = [
  'approved',
  'approved-with-conditions',
  'pilot',
  'staff-only',
  'in-review',
  'requested',
  'not-reviewed',
  'denied',
  'retired',
  'prohibited',
] as const satisfies readonly ApprovalStatus[]

export const privacyStatuses = [
  'agreement-signed',
  'none-required',
  'policy-reviewed',
  'agreement-pending',
  'not-reviewed',
  'expired',
  'refused',
] as const satisfies readonly PrivacyStatus[]

export const listingReasons = [
  'agreement-pending',
  'agreement-lapsed',
  'in-review',
  'not-reviewed-yet',
  'grades-limited',
  'staff-only',
  'pilot',
  'replaced',
  'declined',
] as const satisfies readonly ListingReason[]
