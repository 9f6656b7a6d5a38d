import { webAddress, type CsvRow } from '@lectern/imports'
import { functionsNamed, type FunctionCode } from './function-taxonomy.ts'

/** Our names of the columns, and what product files call them: LearnPlatform's first, then plain words. */
export const productColumns = {
  required: {
    name: ['Product Name', 'name', 'product', 'app', 'app name', 'title'],
    url: ['URL', 'website', 'web address', 'link', 'product url'],
  },
  optional: {
    externalId: ['LP ID', 'LearnPlatform ID'],
    vendor: ['Provider/Company Name', 'vendor', 'provider', 'company', 'publisher'],
    sectors: ['Sector(s)', 'sectors', 'sector'],
    functions: ['Primary Essential Function', 'function', 'functions', 'category'],
  },
} as const

export type ProductRow = CsvRow<keyof typeof productColumns.required | keyof typeof productColumns.optional>

export interface Product {
  line: number
  externalId: string | null
  name: string
  vendor: string | null
  url: string
  matchKey: string
  sectors: string[]
  functions: FunctionCode[]
}

/** Why a row was not taken, or what of it was not. */
export interface RowRemark {
  code: string
  reason: string
}

export type ReadProduct = { product: Product; notices: RowRemark[] } | { rejection: RowRemark }

const longest = { name: 200, vendor: 200, url: 2048, externalId: 100 }

export function readProduct({ line, values, misshapen }: ProductRow): ReadProduct {
  if (misshapen) return rejected('row-misshapen', 'The row has another number of fields than the first line.')
  const { name, url, vendor, externalId } = values
  if (!name) return rejected('name-missing', 'The product has no name.')
  for (const [field, limit] of Object.entries(longest))
    if (values[field as keyof typeof longest].length > limit)
      return rejected(
        'field-too-long',
        `The ${fieldNames[field as keyof typeof longest]} is longer than ${limit} characters.`,
      )
  const address = webAddress(url)
  if (!address)
    return rejected('url-invalid', 'The URL must be a web address that starts with http:// or https://.')

  const functions = functionsOf(values.functions)
  const sectors = sectorsOf(values.sectors)
  return {
    product: {
      line,
      externalId: externalId || null,
      name,
      vendor: vendor || null,
      url: address.href,
      matchKey: matchKey(name, address),
      sectors: sectors.known,
      functions: functions.known,
    },
    notices: [...functions.notices, ...sectors.notices],
  }
}

const fieldNames = { name: 'name', vendor: 'vendor', url: 'URL', externalId: 'LP ID' }

const rejected = (code: string, reason: string): ReadProduct => ({
  rejection: { code: `catalog.${code}`, reason },
})

/** Two rows without ids are the same product when name and host are, whatever the accents, signs and `www.` */
const matchKey = (name: string, { hostname }: URL): string =>
  `${comparable(name)} ${hostname.replace(/^www\./, '')}`

const comparable = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}+#]+/gu, '')

interface Coded<Code extends string> {
  known: Code[]
  notices: RowRemark[]
}

function functionsOf(text: string): Coded<FunctionCode> {
  const named = listed(text).map((name) => ({ name, codes: functionsNamed(name) }))
  const notices = named
    .filter(({ codes }) => !codes)
    .map(({ name }) => ({
      code: 'catalog.function-unknown',
      reason: `The taxonomy has no function "${name}".`,
    }))
  if (named.length === 0)
    notices.push({
      code: 'catalog.function-missing',
      reason: 'The product has no function: it is unclassified.',
    })
  return { known: [...new Set(named.flatMap(({ codes }) => codes ?? []))], notices }
}

function sectorsOf(text: string): Coded<string> {
  const named = listed(text).map((name) => ({ name, sector: sectorCodes.get(comparable(name)) }))
  const notices = named
    .filter(({ sector }) => !sector)
    .map(({ name }) => ({ code: 'catalog.sector-unknown', reason: `There is no sector "${name}".` }))
  return { known: [...new Set(named.flatMap(({ sector }) => sector ?? []))], notices }
}

const sectorCodes = new Map([
  ['prek12', 'prek-12'],
  ['k12', 'prek-12'],
  ['highered', 'higher-ed'],
  ['highereducation', 'higher-ed'],
  ['corporate', 'corporate'],
])

const listed = (text: string): string[] =>
  text
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)
