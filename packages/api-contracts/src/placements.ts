import { z } from 'zod'

/** An app, or help for teachers, that somebody put into a course. */
export const placedLink = z.object({
  id: z.uuid(),
  /** null: the app or the help has been taken away since. */
  title: z.string().nullable(),
  kind: z.enum(['app', 'help']),
  contextTitle: z.string().nullable(),
  placedAt: z.string(),
  /** It came along when a course was copied. */
  isCopy: z.boolean(),
  /** No platform tells when a link is removed: one that nobody launches any more may be gone. */
  lastLaunchedAt: z.string().nullable(),
})
export type PlacedLink = z.infer<typeof placedLink>
