import { z } from 'zod'
import { disclosedCount, liveUse } from './apps.ts'

/** Weeks start on Monday (ISO date); page loads per 1,000 students and school day, averaged over the week. */
export const adoptionWeek = z.object({ week: z.string(), inCatalog: z.number(), outsideCatalog: z.number() })
export const appUse = z.object({
  /** null: the product is not in the catalog. */
  appId: z.uuid().nullable(),
  /** The catalog's name, or the source's id for an unknown product. */
  label: z.string(),
  /** Sum of the engagement index (page loads per 1,000 students) over the period. */
  engagement: z.number(),
  /** Of all page loads in the period, 0 to 1. */
  share: z.number(),
  /** Highest percentage of students who loaded it on one day. */
  peakAccess: z.number().nullable(),
  days: z.int(),
})
export type AppUse = z.infer<typeof appUse>

/** `GET /api/v1/console/overview?from=…&to=…` (ISO dates; default: the last year that the data has). */
export const overview = z.object({
  imported: z
    .object({
      source: z.string(),
      from: z.string(),
      to: z.string(),
      /** The whole span that could be chosen. */
      available: z.object({ from: z.string(), to: z.string() }),
      weeks: z.array(adoptionWeek),
      products: z.int(),
      unknownProducts: z.int(),
      /** Share of page loads that went to products outside the catalog, 0 to 1. */
      unknownShare: z.number(),
      /** Share of page loads of the twenty most used products, 0 to 1. */
      topTwentyShare: z.number(),
      mostUsed: z.array(appUse),
      unknownInUse: z.array(appUse),
    })
    .nullable(),
  /** What came through Lectern itself in the last 28 days. */
  live: z.object({
    from: z.string(),
    to: z.string(),
    days: z.array(z.object({ day: z.string(), launches: z.int(), opens: z.int() })),
    launches: z.int(),
    opens: z.int(),
    people: disclosedCount,
    apps: z.array(liveUse.extend({ appId: z.uuid(), name: z.string() })),
  }),
  /** What waits for the director. */
  waiting: z.object({
    pendingDeployments: z.int(),
    refusedLaunches: z.int(),
    inReview: z.int(),
    lapsedAgreements: z.int(),
  }),
})
export type Overview = z.infer<typeof overview>
