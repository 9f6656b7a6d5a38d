import { malformed, record, strings, text, webAddress, type ClaimSet } from '../launch/claim-values.ts'
import { refuse } from '../launch/refusals.ts'
import { contentItemTypes, type ContentItemType } from './content-items.ts'

const presentations = ['embed', 'iframe', 'window'] as const
export type Presentation = (typeof presentations)[number]

/** What the platform lets be placed (Deep Linking §4.4.1); types and targets that we do not know are left out. */
export interface DeepLinkingSettings {
  /** Where the response goes. */
  returnUrl: string
  types: ContentItemType[]
  presentations: Presentation[]
  /** Of files; empty: anything. Members may end in `/*`. */
  mediaTypes: string[]
  /** Several items in one response; `false` when the platform does not say. */
  multiple: boolean
  /** Whether a line item becomes a grade column; `undefined` when the platform does not say, then it is worth a try. */
  lineItems?: boolean
  /** What we return is there at once: nobody is asked to confirm or complete it. */
  autoCreate: boolean
  /** What the platform would call an item without title and text. */
  title?: string
  text?: string
  /** Goes back as it came. */
  data?: string
}

/** @throws Problem `lti.deep-linking-settings-missing`, `lti.claim-malformed` */
export function readSettings(claim: unknown): DeepLinkingSettings {
  const settings = record(claim, 'deep_linking_settings') ?? {}
  return {
    returnUrl: demanded(webAddress(settings.deep_link_return_url), 'deep_link_return_url'),
    types: known(contentItemTypes, demanded(list(settings, 'accept_types'), 'accept_types')),
    presentations: known(presentations, list(settings, 'accept_presentation_document_targets') ?? []),
    mediaTypes: commaList(settings.accept_media_types),
    multiple: flag(settings.accept_multiple) ?? false,
    lineItems: flag(settings.accept_lineitem),
    autoCreate: flag(settings.auto_create) ?? false,
    title: text(settings.title),
    text: text(settings.text),
    data: opaque(settings.data),
  }
}

function demanded<T>(value: T | undefined, member: string): T {
  if (value !== undefined) return value
  throw refuse(
    'lti.deep-linking-settings-missing',
    `The id_token asks for a choice, but does not say what the platform needs for it (deep_linking_settings.${member}).`,
    { claim: `deep_linking_settings.${member}` },
  )
}

const list = (settings: ClaimSet, member: string) =>
  strings(settings[member], `deep_linking_settings.${member}`)

const known = <T extends string>(all: readonly T[], named: readonly string[]): T[] =>
  all.filter((one) => named.includes(one))

const commaList = (value: unknown): string[] =>
  (text(value) ?? '')
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter(Boolean)

/** Some platforms spell it as a string. */
const flag = (value: unknown): boolean | undefined =>
  value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined

/** To the letter, an empty one too (§4.5.5); so `null` alone is absent. */
function opaque(value: unknown): string | undefined {
  if (value === undefined || value === null || typeof value === 'string') return value ?? undefined
  throw malformed('deep_linking_settings.data', 'a string', value)
}
