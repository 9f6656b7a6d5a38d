import { z } from 'zod'

/** Where the district's decision about an app stands. */
export const approvalStatus = z.enum([
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
])
export type ApprovalStatus = z.infer<typeof approvalStatus>

/** Where the agreement about student data stands; independent of the approval. */
export const privacyStatus = z.enum([
  'not-reviewed',
  'none-required',
  'agreement-pending',
  'agreement-signed',
  'policy-reviewed',
  'expired',
  'refused',
])
export type PrivacyStatus = z.infer<typeof privacyStatus>

/** Both statuses in one word for a teacher; computed in the catalog, nowhere else. */
export const verdict = z.enum(['approved', 'limited', 'in-review', 'not-approved'])
export type Verdict = z.infer<typeof verdict>

/** Neutral reasons; the pages have a sentence for each in every language. */
export const listingReason = z.enum([
  'agreement-pending',
  'agreement-lapsed',
  'in-review',
  'not-reviewed-yet',
  'grades-limited',
  'staff-only',
  'pilot',
  'replaced',
  'declined',
])
export type ListingReason = z.infer<typeof listingReason>

/** School grades: -1 is pre-kindergarten, 0 kindergarten, then 1 to 12. */
export const gradeRange = z.object({ low: z.int().min(-1).max(12), high: z.int().min(-1).max(12) })
export type GradeRange = z.infer<typeof gradeRange>

/** A count of people after disclosure control: exact, or only that it is small. */
export const disclosedCount = z.union([z.object({ value: z.int() }), z.object({ fewerThan: z.int() })])
export type DisclosedCount = z.infer<typeof disclosedCount>

/** How an app was used through Lectern. */
export const liveUse = z.object({
  opens: z.int(),
  people: disclosedCount,
  /** In use at most, everybody's together; null where that is known of too few people. */
  minutes: z.int().nullable(),
})
export type LiveUse = z.infer<typeof liveUse>

export const appCard = z.object({
  id: z.uuid(),
  name: z.string(),
  vendor: z.string().nullable(),
  /** Always http or https. */
  url: z.url(),
  /** Codes of the function taxonomy, e.g. `LC.study-tools.tutoring`; the first is the primary one. */
  functions: z.array(z.string()),
  /** `prek-12`, `higher-ed`, `corporate`. */
  sectors: z.array(z.string()),
  verdict,
  approval: approvalStatus,
  privacy: privacyStatus,
  reason: listingReason.nullable(),
  grades: gradeRange.nullable(),
  /** ISO date. */
  decisionDue: z.string().nullable(),
  /** Approved apps to use instead. */
  alternatives: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** Through Lectern, in the last 28 days. */
  use: liveUse.nullable(),
})
export type AppCard = z.infer<typeof appCard>

export const appPage = z.object({
  apps: z.array(appCard),
  /** Matches of the whole search, not of this page. */
  total: z.int(),
  /** How many of the matches carry each function's top level or verdict, for the filter chips. */
  facets: z.object({ functions: z.record(z.string(), z.int()), verdicts: z.record(z.string(), z.int()) }),
})
export type AppPage = z.infer<typeof appPage>

/** Query of `GET /api/v1/apps` and `GET /api/v1/console/apps`; unknown or malformed values are refused. */
export const appSearch = z.object({
  q: z.string().max(200).default(''),
  /** A code of the taxonomy or the beginning of one: `LC`, `CM.virtual-classroom`. */
  function: z.string().max(100).optional(),
  verdict: verdict.optional(),
  approval: approvalStatus.optional(),
  privacy: privacyStatus.optional(),
  sector: z.string().max(40).optional(),
  grade: z.coerce.number().int().min(-1).max(12).optional(),
  sort: z.enum(['relevance', 'name', 'use', 'updated']).default('relevance'),
  limit: z.coerce.number().int().min(1).max(100).default(24),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
})
export type AppSearch = z.infer<typeof appSearch>
