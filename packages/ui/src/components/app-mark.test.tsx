import { expect, test } from 'vitest'
import { AppMark } from './app-mark.tsx'

test('one name always has one colour and one letter', () => {
  expect(AppMark({ name: 'Gizmos' })).toEqual(AppMark({ name: 'Gizmos' }))
  expect(AppMark({ name: 'Gizmos' }).props).toMatchObject({ children: 'G', 'aria-hidden': 'true' })
})

test('the letter is the first letter or digit, not a sign', () => {
  expect(AppMark({ name: '¡Avancemos!' }).props).toMatchObject({ children: 'A' })
  expect(AppMark({ name: 'élan' }).props).toMatchObject({ children: 'É' })
  expect(AppMark({ name: '—' }).props).toMatchObject({ children: '?' })
})
