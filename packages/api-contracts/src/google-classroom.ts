import { z } from 'zod'
import { disclosedCount } from './apps.ts'

/** Each account counts in its own unit, and in none above it. */
export const orgUnitCoverageUnit = z.object({
  path: z.string(),
  name: z.string(),
  /** Accounts that are neither suspended nor archived. */
  active: disclosedCount,
  /** Those of them who came to Lectern here. */
  seen: disclosedCount,
})

/** `GET /api/v1/console/installations/:id/org-units`; `POST …/org-units/refresh` has it read and answers 202 with the
 * same. */
export const orgUnitCoverage = z.object({
  /** null before the first reading has ended. */
  readAt: z.string().nullable(),
  isBeingRead: z.boolean(),
  /** Why the last reading failed: what was read before stays. */
  message: z.string().nullable(),
  units: z.array(orgUnitCoverageUnit),
})
export type OrgUnitCoverage = z.infer<typeof orgUnitCoverage>
