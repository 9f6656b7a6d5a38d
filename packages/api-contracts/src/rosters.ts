import { z } from 'zod'
import { disclosedCount } from './apps.ts'

/** Of long work that waits for a worker, can be cancelled and survives both. */
export const runStatus = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled'])
export type RunStatus = z.infer<typeof runStatus>

/** One reading of a course's class list. */
export const rosterRun = z.object({
  id: z.uuid(),
  status: runStatus,
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  pages: z.int(),
  /** Read so far. */
  members: disclosedCount,
  /** 0 to 1, against the last time; null when that is unknown or too small to be told. */
  progress: z.number().nullable(),
  /** Why it failed, or why it waits: the platform's own words with what to do. */
  message: z.string().nullable(),
  /** The platform's administrator does not allow it. */
  denied: z.boolean(),
})
export type RosterRun = z.infer<typeof rosterRun>

export const courseRoster = z.object({
  contextId: z.uuid(),
  title: z.string().nullable(),
  /** Of the last complete reading; null before the first. */
  members: disclosedCount.nullable(),
  completeAt: z.string().nullable(),
  run: rosterRun.nullable(),
})
export type CourseRoster = z.infer<typeof courseRoster>

/** Of an installation with rosters switched on; courses are at most fifty, those being read first. */
export const courseRosters = z.object({
  courses: z.array(courseRoster),
  total: z.int(),
  complete: z.int(),
})
export type CourseRosters = z.infer<typeof courseRosters>

/* `POST /api/v1/console/installations/:id/rosters/:contextId/run` reads the class list of a course now and answers 202
 * with its courseRoster; `DELETE` of the same ends the reading that waits or runs. */
