import type { AppId } from '@lectern/launch'
import type { GradeRange, Listing, Verdict } from './listing.ts'

/** An app as its district sees it. */
export interface CatalogApp extends Listing {
  id: AppId
  name: string
  vendor: string | null
  /** Always http or https. */
  url: string
  /** Codes of the function taxonomy, the primary one first. */
  functions: string[]
  sectors: string[]
  verdict: Verdict
  grades: GradeRange | null
  /** ISO date. */
  decisionDue: string | null
  /** Apps to use instead; only those that may be used. */
  alternatives: { id: AppId; name: string }[]
  externalIds: { scheme: string; value: string }[]
  /** ISO instant of the last change to the app or its listing. */
  updatedAt: string
}
