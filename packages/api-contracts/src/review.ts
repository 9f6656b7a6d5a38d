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

/** How a student's work stands at a host that keeps it (Classroom). */
export const submittedWork = z.object({
  /** `reclaimed`: turned in, and taken back by the student. */
  state: z.enum(['new', 'created', 'turned-in', 'returned', 'reclaimed', 'unknown']),
  /** Null: it is worth none. `given` is null while there is no grade. */
  points: z.object({ given: z.number().nullable(), maximum: z.number() }).nullable(),
})
export type SubmittedWork = z.infer<typeof submittedWork>

/** What became of the credit for opening the app. */
export const reviewedCredit = z.object({
  state: z.enum(['waiting', 'due', 'reported', 'refused']),
  /** `waits-for-teacher`, `graded`, `returned`; anything else is explained in `words`. */
  reason: z.string().nullable(),
  /** The host's own. */
  words: z.string().nullable(),
})
export type ReviewedCredit = z.infer<typeof reviewedCredit>

/** `POST /api/v1/review/points`: the reader grades the work; `handle` comes from the launch's page. Answered with `submittedWork`. */
export const reviewPointsRequest = z.object({
  handle: z.string().min(1).max(16_384),
  points: z.number().min(0),
})
export type ReviewPointsRequest = z.infer<typeof reviewPointsRequest>

/** `POST /api/v1/review/score`: what the platform's gradebook says; `handle` comes from the launch's page. */
export const reviewScoreRequest = z.object({ handle: z.string().min(1).max(16_384) })
export type ReviewScoreRequest = z.infer<typeof reviewScoreRequest>
/** Null: there is none. */
export const reviewScore = z.object({
  score: z.object({ given: z.number(), maximum: z.number() }).nullable(),
})
export type ReviewScore = z.infer<typeof reviewScore>
