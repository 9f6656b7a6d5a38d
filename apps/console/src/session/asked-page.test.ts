import { expect, test } from 'vitest'
import { askedPage, signInPath } from './asked-page.ts'

test('signing in leads back to the asked page with its query', () => {
  const [, search = ''] = signInPath('/catalog?q=math&page=2', true).split('?')
  expect(askedPage(search)).toBe('/catalog?q=math&page=2')
})

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  'javascript:alert(1)',
  '/sign-in?next=%2F',
])('never leads to %s', (next) => {
  expect(askedPage(new URLSearchParams({ next }).toString())).toBe('/')
})
