/** Something that keeps a package from being uploaded, or from working once it is. */
export interface Finding {
  /** Stable: `https`, `domain-uncovered`; `schema` for what Microsoft's schema finds. */
  rule: string
  /** Where: `/staticTabs/0/contentUrl`, or a file's name. */
  place: string
  /** For an administrator: what was found and what to change. */
  message: string
}

export const finding = (rule: string, place: string, message: string): Finding => ({ rule, place, message })
