import type { AppId, ResourceId } from '@lectern/launch'
import type { Grades } from './grades-named.ts'

export const resourceKinds = ['video', 'article', 'course', 'page'] as const
export type ResourceKind = (typeof resourceKinds)[number]

/** A piece of professional development: help with an app, or with teaching at all. */
export interface PdResource {
  id: ResourceId
  title: string
  /** Always http or https. */
  url: string
  kind: ResourceKind
  minutes: number | null
  /** A BCP 47 tag. */
  language: string | null
  provider: string | null
  description: string | null
  /** What it is about, unless it is about teaching in general. */
  appId: AppId | null
  /** As everywhere: -1 is pre-kindergarten, 0 kindergarten, then 1 to 12; null: all of them. */
  grades: Grades | null
  subjects: string[]
}
