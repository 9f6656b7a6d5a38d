/** Texts by language; `en` is what a platform shows where it has no other. */
export type Localized = { en: string } & Readonly<Record<string, string>>

/** Where a tool appears in a platform, in words of our own; each platform has its names for them. */
export type ToolPlacement = 'course-menu' | 'account-menu' | 'content-picker' | 'editor'

/** The tool as it presents itself to platforms. All its addresses are on one host, that of `launchUrl`. */
export interface ToolDescription {
  name: Localized
  description: Localized
  /** What its links are called where not as the tool. */
  labels?: Partial<Readonly<Record<ToolPlacement, Localized>>>
  loginUrl: string
  /** The one redirect URI, and where links lead that name no target of their own. */
  launchUrl: string
  jwksUrl: string
  iconUrl?: string
  homeUrl?: string
  privacyPolicyUrl?: string
  termsUrl?: string
  contacts?: readonly string[]
}

/** `{ label, 'label#es', … }` (OIDC Registration §2.1). */
export function localizedMembers(name: string, text: Localized): Record<string, string> {
  const translated = Object.entries(translationsOf(text)).map(([language, words]) => [
    `${name}#${language}`,
    words,
  ])
  return { [name]: text.en, ...Object.fromEntries(translated) }
}

export const translationsOf = (text: Localized): Record<string, string> =>
  Object.fromEntries(Object.entries(text).filter(([language]) => language !== 'en'))

export const labelOf = ({ name, labels }: ToolDescription, placement: ToolPlacement): Localized =>
  labels?.[placement] ?? name

/** With its port: Moodle compares it with the target's (`domain_targetlinkuri_mismatch`). */
export const domainOf = ({ launchUrl }: ToolDescription): string => new URL(launchUrl).host
