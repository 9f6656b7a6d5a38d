import { approvalStatus, listingReason, privacyStatus, verdict } from '@lectern/api-contracts'
import { expect, test } from 'vitest'
import { approvalStatuses, listingReasons, privacyStatuses, verdicts } from './statuses.ts'

test.each([
  ['verdicts', verdicts, verdict.options],
  ['approval statuses', approvalStatuses, approvalStatus.options],
  ['privacy statuses', privacyStatuses, privacyStatus.options],
  ['reasons', listingReasons, listingReason.options],
] as const)('offers every one of the %s that the wire knows', (_name, offered, known) => {
  expect(new Set<string>(offered)).toEqual(new Set<string>(known))
})
