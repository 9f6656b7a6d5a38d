import type { LineItemRules } from './line-items.ts'
import type { MembershipRules } from './memberships.ts'
import type { ResultRules } from './results.ts'
import type { ScoreRules } from './scores.ts'
import type { ServiceRefusal } from './service-refusal.ts'
import type { TokenRules } from './token-endpoint.ts'
import type { ToolClient } from './tool-client.ts'

/** Where the services are. `:context`, `:item`, `:deployment` and `:client` stand for what they are about. */
export interface ServicePaths {
  token: string
  memberships: string
  lineItems: string
  lineItem: string
  notices?: string
  eula?: string
}

/** What is asked, as a refusal may repeat it. */
interface AskedCall {
  method: string
  path: string
  accept: string
  contentType?: string
}

/** How one platform's services behave: data, so that the engine asks nobody's name. */
export interface ServiceRules {
  token: TokenRules
  /** The statuses for a type that a service does not speak; `anyAccept` where nobody looks at `Accept`. */
  types: { acceptStatus: number; contentStatus: number; anyAccept?: boolean; takesCharset?: boolean }
  /** Moodle's list of line items wants to be asked by its name. */
  listRefusesWildcard?: boolean
  membershipVersions: readonly string[]
  memberships: MembershipRules
  lineItems: LineItemRules
  scores: ScoreRules
  results: ResultRules
  noticeTypes: readonly string[]
  /** A launch without column says `lineitem: ''` (Moodle). */
  emptyLineItem?: boolean
  gradeQuery?: (client: ToolClient) => string
  /** Where a result has an address of its own instead of a filter. */
  resultPath?: (userId: string) => string
  refuse: (refusal: ServiceRefusal, asked: AskedCall) => { body: unknown; contentType: string }
}
