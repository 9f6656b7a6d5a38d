import { expect, test } from 'vitest'
import { webAddress } from './web-address.ts'

test.each([
  ['https://videos.example/a b', 'https://videos.example/a%20b'],
  ['http://videos.example', 'http://videos.example/'],
])('takes %s as an address of the web', (text, href) => {
  expect(webAddress(text)?.href).toBe(href)
})

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'ftp://videos.example/',
  'https://user:secret@videos.example/',
  'videos.example',
  '',
  `https://videos.example/${'a'.repeat(2_048)}`,
])('does not take %s', (text) => {
  expect(webAddress(text)).toBeUndefined()
})
