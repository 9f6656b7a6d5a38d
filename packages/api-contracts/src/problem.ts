import { z } from 'zod'

/** RFC 9457 problem document: the body of every refused API call. */
export const problemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  /** Also in the log. */
  reference: z.string(),
  /** Which members of the request are wrong; the path is dotted, '' the whole. */
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** Of `POST /api/v1/picks`, where a host takes things one after the other. */
  pick: z
    .object({
      /** Ids of what was placed before; it stays. */
      placed: z.array(z.string()),
      /** How many more the host takes there. */
      room: z.int().optional(),
    })
    .optional(),
})
export type ProblemDocument = z.infer<typeof problemDocument>
