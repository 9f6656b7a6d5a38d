import { expect, test } from 'vitest'
import {
  approvalStatuses,
  privacyStatuses,
  reasonOf,
  verdictOf,
  type ApprovalStatus,
  type Listing,
} from './listing.ts'

const aListing = (listing: Partial<Listing>): Listing => ({
  approval: 'approved',
  privacy: 'agreement-signed',
  reason: null,
  grades: null,
  ...listing,
})

/** A approved, L limited, R in review, - not approved; one letter for each privacy status, in their order. */
const table: Record<ApprovalStatus, string> = {
  // none-required, signed and policy-reviewed carry an approval; pending and unreviewed hold it up; the rest ends it
  'not-reviewed': '-------',
  requested: 'RRRRR--',
  'in-review': 'RRRRR--',
  approved: 'RARAA--',
  'approved-with-conditions': 'RLRLL--',
  pilot: 'RLRLL--',
  'staff-only': 'LLLLL--',
  denied: '-------',
  retired: '-------',
  prohibited: '-------',
}
const letters = { approved: 'A', limited: 'L', 'in-review': 'R', 'not-approved': '-' }

test.each(approvalStatuses)('the verdict of "%s" with every privacy status', (approval) => {
  const verdicts = privacyStatuses.map((privacy) => letters[verdictOf({ approval, privacy, grades: null })])
  expect(verdicts.join('')).toBe(table[approval])
})

test('an approval for some grades is limited, and for others nothing changes', () => {
  const grades = { low: 6, high: 12 }
  expect(verdictOf(aListing({ grades }))).toBe('limited')
  expect(verdictOf(aListing({ grades, approval: 'denied' }))).toBe('not-approved')
  expect(verdictOf(aListing({ grades, privacy: 'agreement-pending' }))).toBe('in-review')
})

test('whatever is not approved or in review says why, with or without a written reason', () => {
  for (const approval of approvalStatuses)
    for (const privacy of privacyStatuses) {
      const listing = aListing({ approval, privacy })
      if (['not-approved', 'in-review'].includes(verdictOf(listing)))
        expect(reasonOf(listing), `${approval}, ${privacy}`).not.toBeNull()
    }
  expect(reasonOf(aListing({}))).toBeNull()
  expect(reasonOf(aListing({ approval: 'denied', reason: 'agreement-lapsed' }))).toBe('agreement-lapsed')
})

test.each([
  [{ approval: 'not-reviewed' }, 'not-reviewed-yet'],
  [{ approval: 'retired' }, 'replaced'],
  [{ privacy: 'expired' }, 'agreement-lapsed'],
  [{ privacy: 'agreement-pending' }, 'agreement-pending'],
  [{ approval: 'pilot', privacy: 'agreement-pending' }, 'agreement-pending'],
  [{ approval: 'pilot' }, 'pilot'],
  [{ approval: 'staff-only', privacy: 'not-reviewed' }, 'staff-only'],
  [{ grades: { low: 0, high: 5 } }, 'grades-limited'],
] as const)('%j gives the reason %s', (listing, reason) => {
  expect(reasonOf(aListing(listing))).toBe(reason)
})
