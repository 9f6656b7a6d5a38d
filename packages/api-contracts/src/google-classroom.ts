import { z } from 'zod'
import { disclosedCount } from './apps.ts'
import { runStatus } from './rosters.ts'

/** One reading of the courses of Google Classroom. */
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
  /** Why it failed, or why it waits: Google's own words with what to do. */
  message: z.string().nullable(),
  /** Somebody at the district has to allow it first. */
  denied: z.boolean(),
})
export type CourseListRun = z.infer<typeof courseListRun>

/** What Google is asked to tell by itself. */
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
  /** null where no administrator has been asked for it, or no Pub/Sub topic is named. */
  notices: courseNotices.nullable(),
})
export type CourseList = z.infer<typeof courseList>

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
