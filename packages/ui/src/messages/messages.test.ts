import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import type { Catalog } from './index.ts'
import {
  appMessages,
  askedMessages,
  consoleMessages,
  embedMessages,
  formats,
  functionLabel,
  functionLabels,
  refusalMessages,
  teamsPackageMessages,
  teamsRemovalMessages,
  teamsTabMessages,
  translator,
} from './index.ts'

const catalogs = {
  appMessages,
  askedMessages,
  consoleMessages,
  embedMessages,
  refusalMessages,
  functionLabels,
  teamsPackageMessages,
  teamsRemovalMessages,
  teamsTabMessages,
}

describe.each(Object.entries(catalogs))('%s', (_name, { en, es }: Catalog) => {
  test('Spanish has exactly the keys of English', () => {
    expect(Object.keys(es).toSorted()).toEqual(Object.keys(en).toSorted())
  })

  test('both languages are valid ICU and take the same arguments', () => {
    const spanish = new Map(Object.entries(es))
    for (const [key, message] of Object.entries(en)) {
      expect(argumentsOf(spanish.get(key) ?? ''), key).toEqual(argumentsOf(message))
    }
  })
})

const argumentsOf = (message: string): string[] => {
  const found = new Set<string>()
  const walk = (parts: unknown): void => {
    if (Array.isArray(parts)) for (const part of parts) walk(part)
    else if (parts && typeof parts === 'object') {
      if ('type' in parts && parts.type !== 0 && 'value' in parts) found.add(String(parts.value))
      for (const inner of Object.values(parts)) walk(inner)
    }
  }
  walk(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst())
  return [...found].toSorted()
}

test('plurals and numbers follow the language, the American way in both', () => {
  const english = translator('en', embedMessages)
  const spanish = translator('es', embedMessages)
  expect(english('results.count', { total: 1 })).toBe('1 app')
  expect(english('results.count', { total: 1372 })).toBe('1,372 apps')
  expect(spanish('results.count', { total: 1372 })).toBe('1,372 aplicaciones')
  expect(spanish('results.count', { total: 0 })).toBe('Ninguna aplicación coincide')
})

test('an ISO date stays that day whatever the time zone', () => {
  expect(formats('en').day('2026-12-04')).toBe('December 4, 2026')
  expect(formats('es').day('2026-12-04')).toBe('4 de diciembre de 2026')
})

test('a function code deeper than the catalog reads as its parent', () => {
  expect(functionLabel('en', 'LC.unheard-of')).toBe(functionLabels.en['LC'])
  expect(functionLabel('en', 'XX')).toBe('XX')
})
