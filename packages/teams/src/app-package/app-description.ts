import type { EntraApp } from '../tab-token/claim-checks.ts'

/** The same words in each language we speak. */
export interface Localized {
  en: string
  es: string
}

/** A kind of activity that the app may post to a feed; people see the description in their settings. */
export interface ActivityType {
  type: string
  description: Localized
  /** `{actor}` is Teams' own; each other placeholder is a parameter of every notification of this type. */
  templateText: Localized
}

export interface StaticTab {
  entityId: string
  name: Localized
  /** On our host, with its query: Teams fills `{app.theme}`, `{app.locale}`, `{page.subPageId}` in. */
  path: string
  /** What "open in browser" opens. */
  websitePath: string
}

/** One app as one district gets it. */
export interface AppDescription extends EntraApp {
  /** Another one in each district; never changes, or Teams takes it for another app. */
  manifestId: string
  product: string
  district: string
  description: { short: Localized; full: Localized }
  developer: { name: string; websiteUrl: string; privacyUrl: string; termsOfUseUrl: string }
  tabs: readonly StaticTab[]
  /** Where a teacher puts the app into a channel. */
  configurePath: string
  activities: readonly ActivityType[]
  /** Other hosts that a tab may lead to. */
  otherDomains?: readonly string[]
}
