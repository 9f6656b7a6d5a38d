import { z } from 'zod'
import { gradeRange, verdict } from './apps.ts'

/** A piece of professional development: help with an app, or with teaching at all. */
export const resourceCard = z.object({
  id: z.uuid(),
  title: z.string(),
  /** Always http or https. */
  url: z.url(),
  kind: z.enum(['video', 'article', 'course', 'page']),
  minutes: z.int().nullable(),
  /** A BCP 47 tag. */
  language: z.string().nullable(),
  provider: z.string().nullable(),
  description: z.string().nullable(),
  grades: gradeRange.nullable(),
  subjects: z.array(z.string()),
  /** The app that it is about; null: teaching in general. */
  app: z.object({ id: z.uuid(), name: z.string(), verdict }).nullable(),
})
export type ResourceCard = z.infer<typeof resourceCard>

/** `GET /api/v1/resources` */
export const resourcePage = z.object({
  resources: z.array(resourceCard),
  /** Matches of the whole search, not of this page. */
  total: z.int(),
})
export type ResourcePage = z.infer<typeof resourcePage>

/** Query of `GET /api/v1/resources`; unknown or malformed values are refused. */
export const resourceSearch = z.object({
  q: z.string().max(200).default(''),
  limit: z.coerce.number().int().min(1).max(100).default(24),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
})
export type ResourceSearch = z.infer<typeof resourceSearch>
