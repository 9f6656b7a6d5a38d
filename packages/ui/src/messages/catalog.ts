export type Locale = 'en' | 'es'

/** The sentences of one audience: ICU MessageFormat by key, the same keys in every language. */
export type Catalog<Key extends string = string> = Record<Locale, Record<Key, string>>

/** Spanish must have exactly English's keys: a missing or an extra one does not compile. */
export const catalog = <const English extends Record<string, string>>(messages: {
  en: English
  es: { [Key in keyof English]: string }
}): Catalog<Extract<keyof English, string>> => messages

/** What one page needs, from several audiences. */
export const joinCatalogs = <First extends string, Second extends string>(
  first: Catalog<First>,
  second: Catalog<Second>,
): Catalog<First | Second> => ({
  en: { ...first.en, ...second.en },
  es: { ...first.es, ...second.es },
})
