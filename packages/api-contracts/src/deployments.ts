import { z } from 'zod'

export const deploymentStatus = z.enum(['active', 'pending', 'blocked'])

/** Lectern as installed in one place of a platform. */
export const deployment = z.object({
  deploymentId: z.string(),
  status: deploymentStatus,
  firstSeenAt: z.string(),
  /** The installation of LTI 1.1 that it has proved to replace; or why its claim to do so proves nothing. */
  replaces: z.uuid().nullable(),
  migrationProblem: z.string().nullable(),
  /** While it waits: what its launches show. */
  code: z.string().nullable(),
})

/** Whether a deployment's platform tells of copied courses (Platform Notification Service). */
export const noticeState = z.object({
  deploymentId: z.string(),
  subscribedAt: z.string().nullable(),
  lastNoticeAt: z.string().nullable(),
  /** Why the platform could not be told to, in its own words. */
  problem: z.string().nullable(),
  problemAt: z.string().nullable(),
})
export type NoticeState = z.infer<typeof noticeState>
