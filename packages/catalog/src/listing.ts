/** The district's decision about an app; `verdictOf` says what the two statuses mean together. */
export interface Listing {
  approval: ApprovalStatus
  privacy: PrivacyStatus
  /** As somebody chose it; without one, {@link reasonOf} finds it. */
  reason: ListingReason | null
  grades: GradeRange | null
}

/** Where the district's decision stands. */
export const approvalStatuses = [
  'not-reviewed',
  'requested',
  'in-review',
  'approved',
  'approved-with-conditions',
  'pilot',
  'staff-only',
  'denied',
  'retired',
  'prohibited',
] as const
export type ApprovalStatus = (typeof approvalStatuses)[number]

/** Where the agreement about student data stands; independent of the approval. */
export const privacyStatuses = [
  'not-reviewed',
  'none-required',
  'agreement-pending',
  'agreement-signed',
  'policy-reviewed',
  'expired',
  'refused',
] as const
export type PrivacyStatus = (typeof privacyStatuses)[number]

/** From the most to the least useful to a teacher; the database sorts in the same order. */
export type Verdict = 'approved' | 'limited' | 'in-review' | 'not-approved'

/** Neutral: a reason says where a decision stands and judges nobody. */
export type ListingReason =
  | 'agreement-pending'
  | 'agreement-lapsed'
  | 'in-review'
  | 'not-reviewed-yet'
  | 'grades-limited'
  | 'staff-only'
  | 'pilot'
  | 'replaced'
  | 'declined'

/** -1 is pre-kindergarten, 0 kindergarten, then 1 to 12. */
export interface GradeRange {
  low: number
  high: number
}

/** The one place where both statuses become one word. */
export const verdictOf = (decision: Decision): Verdict => judge(decision)[0]

/** The reason somebody chose, or else the one that the statuses imply; null where the verdict speaks for itself. */
export const reasonOf = (listing: Listing): ListingReason | null => listing.reason ?? judge(listing)[1]

type Decision = Pick<Listing, 'approval' | 'privacy' | 'grades'>

function judge({ approval, privacy, grades }: Decision): [Verdict, ListingReason | null] {
  if (approval === 'not-reviewed') return ['not-approved', 'not-reviewed-yet']
  if (approval === 'retired') return ['not-approved', 'replaced']
  if (approval === 'denied' || approval === 'prohibited') return ['not-approved', 'declined']
  if (privacy === 'expired') return ['not-approved', 'agreement-lapsed']
  if (privacy === 'refused') return ['not-approved', 'declined']
  if (approval === 'requested' || approval === 'in-review') return ['in-review', 'in-review']
  // Staff use brings no student data into the app, so it need not wait for the agreement about them.
  if (approval === 'staff-only') return ['limited', 'staff-only']
  if (privacy === 'agreement-pending') return ['in-review', 'agreement-pending']
  if (privacy === 'not-reviewed') return ['in-review', 'in-review']
  if (approval === 'pilot') return ['limited', 'pilot']
  if (grades) return ['limited', 'grades-limited']
  return [approval === 'approved' ? 'approved' : 'limited', null]
}
