export const contentItemTypes = ['link', 'ltiResourceLink', 'file', 'html', 'image'] as const
export type ContentItemType = (typeof contentItemTypes)[number]

/** What can be placed (Deep Linking §3), by the names of the wire; dates become ISO 8601 there. */
export type ContentItem = LinkItem | ResourceLinkItem | FileItem | HtmlItem | ImageItem

interface Titled {
  title?: string
  /** Plain text, shown to everybody who sees the item. */
  text?: string
}

interface Pictured extends Titled {
  icon?: Picture
  thumbnail?: Picture
}

export interface Picture extends Size {
  url: string
}

/** In pixels; only whole ones are sent. */
interface Size {
  width?: number
  height?: number
}

/** Deep Linking §3.1: a page that is no launch. Each of `embed`, `window`, `iframe` that fits should be there. */
export interface LinkItem extends Pictured {
  type: 'link'
  url: string
  embed?: { html: string }
  window?: NewWindow
  iframe?: Size & { src: string }
}

export interface NewWindow extends Size {
  targetName?: string
  windowFeatures?: string
}

/** Deep Linking §3.2: launches us. */
export interface ResourceLinkItem extends Pictured {
  type: 'ltiResourceLink'
  /** On our own host; without it the platform launches the address of its registration. */
  url?: string
  window?: NewWindow
  iframe?: Size
  /** Comes back in every launch of this link. */
  custom?: Record<string, string>
  lineItem?: DeclaredLineItem
  /** When students can open it. */
  available?: Period
  /** When students can hand in. */
  submission?: Period
}

/** A grade column that is made together with the link. */
export interface DeclaredLineItem {
  /** The title of the item unless said. */
  label?: string
  scoreMaximum: number
  resourceId?: string
  tag?: string
  gradesReleased?: boolean
  submissionReview?: DeclaredReview
}

/** Submission Review 1.0: the platform's gradebook opens us for one student's work. */
export interface DeclaredReview {
  reviewableStatus?: ('None' | 'InProgress' | 'Submitted' | 'Completed')[]
  label?: string
  /** On our own host. */
  url?: string
  custom?: Record<string, string>
}

export interface Period {
  startDateTime?: Date
  endDateTime?: Date
}

/** Deep Linking §3.3: fetched by the platform within minutes, and kept there. */
export interface FileItem extends Pictured {
  type: 'file'
  url: string
  mediaType?: string
  expiresAt?: Date
}

/** Deep Linking §3.4. */
export interface HtmlItem extends Titled {
  type: 'html'
  html: string
}

/** Deep Linking §3.5. */
export interface ImageItem extends Pictured, Size {
  type: 'image'
  url: string
}
