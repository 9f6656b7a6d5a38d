import { z } from 'zod'

const instant = z.iso.datetime({ offset: true })

/** How one learner used the app behind a link, as long as single openings are kept. */
export const reviewedWork = z.object({
  app: z.string(),
  openings: z.object({
    count: z.int(),
    firstAt: instant.nullable(),
    lastAt: instant.nullable(),
    /** The latest first, not all of them. */
    latest: z.array(instant),
    /** In use at most; 0 where it was never measured. */
    minutes: z.int(),
  }),
})
export type ReviewedWork = z.infer<typeof reviewedWork>

/** `POST /api/v1/review/score`: what the platform's gradebook says; `handle` comes from the launch's page. */
export const reviewScoreRequest = z.object({ handle: z.string().min(1).max(16_384) })
export type ReviewScoreRequest = z.infer<typeof reviewScoreRequest>
/** Null: there is none. */
export const reviewScore = z.object({
  score: z.object({ given: z.number(), maximum: z.number() }).nullable(),
})
export type ReviewScore = z.infer<typeof reviewScore>
