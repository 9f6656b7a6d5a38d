import { z } from 'zod'
import { runStatus } from './rosters.ts'

/** One reading of the courses that a host lists. */
export const courseListRun = z.object({
  id: z.uuid(),
  status: runStatus,
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  pages: z.int(),
  /** Listed so far. */
  courses: z.int(),
  /** 0 to 1, against the last time; null the first time. */
  progress: z.number().nullable(),
  /** Why it failed, or why it waits: the host's own words with what to do. */
  message: z.string().nullable(),
  /** Somebody at the district has to allow it first. */
  denied: z.boolean(),
})
export type CourseListRun = z.infer<typeof courseListRun>

/** What the host is asked to tell by itself. */
export const courseNotices = z.object({
  /** Until then, unless it is renewed before; null where it tells nothing. */
  expiresAt: z.string().nullable(),
  /** Why asking for it failed the last time. */
  message: z.string().nullable(),
})
export type CourseNotices = z.infer<typeof courseNotices>

/** `GET /api/v1/console/installations/:id/course-list`; `POST …/course-list/run` reads it now and answers 202 with the
 * same; `DELETE …/course-list/run` ends the reading that waits or runs. */
export const courseList = z.object({
  /** The latest, whatever became of it. */
  run: courseListRun.nullable(),
  /** Active courses, and how many of them have their class list read. */
  courses: z.int(),
  complete: z.int(),
  /** Where the host knows schools. */
  schools: z.int(),
  /** null where no administrator has been asked for it, or Google has no Pub/Sub topic named. */
  notices: courseNotices.nullable(),
})
export type CourseList = z.infer<typeof courseList>
