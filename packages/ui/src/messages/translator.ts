import { IntlMessageFormat } from 'intl-messageformat'
import type { Catalog, Locale } from './catalog.ts'
import { localeTags } from './formats.ts'

export type MessageValues = Record<string, string | number>
export type Translate<Key extends string> = (key: Key, values?: MessageValues) => string

/** `t('results', { count: 3 })`. Messages are parsed when first used, and once. */
export function translator<Key extends string>(locale: Locale, catalog: Catalog<Key>): Translate<Key> {
  const messages = catalog[locale]
  const parsed = new Map<Key, IntlMessageFormat>()

  return (key, values) => {
    const message = messages[key]
    if (!message.includes('{')) return message

    let format = parsed.get(key)
    if (!format) {
      format = new IntlMessageFormat(message, localeTags[locale], undefined, { ignoreTag: true })
      parsed.set(key, format)
    }
    return String(format.format(values))
  }
}
