import { expect, test } from 'vitest'
import { readCsv } from '@lectern/imports'
import { functionCodes, functionsNamed, isWithin } from './function-taxonomy.ts'
import { productColumns } from './product-row.ts'
import { realProducts } from './testing.ts'

test('every function that the real products name has a code, and only blanks have none', async () => {
  const named = new Set<string>()
  for await (const { values } of readCsv(realProducts(), productColumns)) named.add(values.functions)
  expect(named.size).toBe(36)
  expect([...named].filter((name) => !functionsNamed(name))).toEqual([''])
})

test.each([
  ['LC - Study Tools - Tutoring', ['LC.study-tools.tutoring']],
  ['LC - Study Tools - Q&A', ['LC.study-tools.questions-answers']],
  [
    'LC - Sites, Resources & References - Learning Materials & Supplies',
    ['LC.sites-reference.learning-materials'],
  ],
  ['SDO - School Management Software - SSO', ['SDO.school-management.single-sign-on']],
  ['LC/CM/SDO - Other', ['LC.other', 'CM.other', 'SDO.other']],
  ['CM.virtual-classroom', ['CM.virtual-classroom']],
  ['SDO', ['SDO']],
])('reads "%s"', (name, codes) => {
  expect(functionsNamed(name)).toEqual(codes)
})

test.each(['LC - Juggling', 'Tutoring', 'LC/XX - Other'])('does not guess at "%s"', (name) => {
  expect(functionsNamed(name)).toBeUndefined()
})

test('every code stands below codes of its own path', () => {
  for (const code of functionCodes) {
    const parent = code.split('.').slice(0, -1).join('.')
    expect(parent === '' || (functionCodes as string[]).includes(parent), code).toBe(true)
  }
  expect(isWithin('LC.study-tools.tutoring', 'LC.study-tools')).toBe(true)
  expect(isWithin('LC.study-tools', 'LC.study')).toBe(false)
})
