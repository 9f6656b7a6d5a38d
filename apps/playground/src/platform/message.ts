/** What an LTI message says, by claim. */
export type Claims = Record<string, unknown>

/** A browser form that submits itself: how LTI messages travel. */
export interface FormPost {
  action: string
  fields: Record<string, string>
}
