import { webAddress, type CsvRow } from '@lectern/imports'
import { gradesNamed, type Grades } from './grades-named.ts'
import { resourceKinds, type ResourceKind } from './pd-resource.ts'

/** Our names of the columns, and what files of resources call them. */
export const resourceColumns = {
  required: {
    externalId: ['id', 'resource id', 'external id'],
    title: ['title', 'name'],
    url: ['url', 'link', 'web address'],
  },
  optional: {
    kind: ['kind', 'type', 'format'],
    minutes: ['minutes', 'duration', 'length'],
    language: ['language', 'lang'],
    provider: ['provider', 'publisher', 'author'],
    description: ['description', 'summary'],
    app: ['app', 'app reference', 'product'],
    grades: ['grades', 'grade', 'grade levels'],
    subjects: ['subjects', 'subject'],
    retired: ['retired'],
  },
} as const

export type ResourceRow = CsvRow<
  keyof typeof resourceColumns.required | keyof typeof resourceColumns.optional
>

/** What a row says; null where it says nothing, which leaves what is known. */
export interface ResourceEntry {
  externalId: string
  title: string
  url: string
  kind: ResourceKind | null
  minutes: number | null
  language: string | null
  provider: string | null
  description: string | null
  /** As the catalog finds apps: our id, or `scheme:value`. */
  app: string | null
  grades: Grades | null
  subjects: string[] | null
  retired: boolean | null
}

/** Why a row was not taken. */
export interface RowRefusal {
  code: string
  reason: string
}

const longest = { externalId: 100, title: 200, provider: 200, description: 2_000, subjects: 500 } as const
const names = {
  externalId: 'id',
  title: 'title',
  provider: 'provider',
  description: 'description',
  subjects: 'subjects',
}

export function readResource({ values, misshapen }: ResourceRow): ResourceEntry | RowRefusal {
  if (misshapen) return refused('row-misshapen', 'The row has another number of fields than the first line.')
  for (const field of ['externalId', 'title'] as const)
    if (!values[field]) return refused(`${names[field]}-missing`, `The resource has no ${names[field]}.`)
  for (const [field, limit] of entriesOf(longest))
    if (values[field].length > limit)
      return refused('field-too-long', `The ${names[field]} is longer than ${limit} characters.`)

  const url = webAddress(values.url)
  if (!url)
    return refused('url-invalid', 'The URL must be a web address that starts with http:// or https://.')
  const kind = resourceKinds.find((known) => known === values.kind.toLowerCase())
  if (values.kind && !kind)
    return refused('kind-unknown', `The kind must be one of ${resourceKinds.join(', ')}.`)
  const minutes = /^\d{1,4}$/.test(values.minutes) ? Number(values.minutes) : 0
  if (values.minutes && minutes === 0)
    return refused('minutes-invalid', 'The minutes must be a whole number from 1 to 9999.')
  const language = languageTag(values.language)
  if (values.language && !language)
    return refused('language-invalid', 'The language must be a tag like en, es or es-MX.')
  const grades = gradesNamed(values.grades)
  if (values.grades && !grades)
    return refused(
      'grades-invalid',
      'The grades must be like K-5, 6-8, 9 or PK; from the lower to the higher.',
    )
  const retired = flags.get(values.retired.toLowerCase())
  if (values.retired && retired === undefined)
    return refused('retired-invalid', 'The column "retired" takes yes or no.')

  return {
    externalId: values.externalId,
    title: values.title,
    url: url.href,
    kind: kind ?? null,
    minutes: minutes || null,
    language: language ?? null,
    provider: values.provider || null,
    description: values.description || null,
    app: values.app || null,
    grades: grades ?? null,
    subjects: values.subjects ? listed(values.subjects) : null,
    retired: retired ?? null,
  }
}

const refused = (code: string, reason: string): RowRefusal => ({ code: `resources.${code}`, reason })

const entriesOf = <Key extends string, Value>(record: Readonly<Record<Key, Value>>) =>
  Object.entries(record) as [Key, Value][] // a constant of ours has no other keys

function languageTag(text: string): string | undefined {
  if (!text) return undefined
  try {
    return Intl.getCanonicalLocales(text)[0]
  } catch {
    return undefined // the language itself says what is no tag, by a RangeError
  }
}

const flags = new Map([
  ...['yes', 'y', 'true', '1', 'x', 'sí', 'si'].map((word) => [word, true] as const),
  ...['no', 'n', 'false', '0'].map((word) => [word, false] as const),
])

const listed = (text: string): string[] => [
  ...new Set(
    text
      .split(';')
      .map((part) => part.trim())
      .filter(Boolean),
  ),
]
