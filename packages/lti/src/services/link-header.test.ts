import { expect, test } from 'vitest'
import { readLinks } from './link-header.ts'

const base = new URL('https://lms.example/service/members?a=1')
const links = (header: string | null) => Object.fromEntries(readLinks(header, base))
/** As a header arrives: its UTF-8 bytes read as Latin-1. */
const onTheWire = (header: string) => Buffer.from(header, 'utf8').toString('latin1')

test.each([
  { what: 'quoted', header: '<https://lms.example/2>; rel="next"' },
  { what: 'unquoted', header: '<https://lms.example/2>;rel=next' },
  { what: 'in capitals', header: '<https://lms.example/2> ; REL="NEXT"' },
  { what: 'after another parameter', header: '<https://lms.example/2>; title="a, b; c"; rel="next"' },
  { what: 'among several relations', header: '<https://lms.example/2>; rel="last next"' },
  {
    what: 'among several links',
    header: '<https://lms.example/1>; rel="prev", <https://lms.example/2>; rel="next"',
  },
  { what: 'as a path', header: '</2>; rel=next' },
  { what: 'in “typographic quotes”', header: onTheWire('<https://lms.example/2>; rel=“next”') },
])('finds the next page $what', ({ header }) => {
  expect(links(header).next).toBe('https://lms.example/2')
})

test('resolves a query against the page it came from', () => {
  expect(links('<?page=2>; rel=next').next).toBe('https://lms.example/service/members?page=2')
})

test('undoes the HTML that Moodle puts into its addresses', () => {
  const header = onTheWire(
    '<https://lms.example/i?a=1&amp;from=0>; rel=“first”, <https://lms.example/i?a=1&amp;from=9>; rel=“next”',
  )
  expect(links(header)).toEqual({
    first: 'https://lms.example/i?a=1&from=0',
    next: 'https://lms.example/i?a=1&from=9',
  })
})

test('tells the next page from the differences', () => {
  expect(links('</2>; rel="next", </since?t=5>; rel="differences"')).toEqual({
    next: 'https://lms.example/2',
    differences: 'https://lms.example/since?t=5',
  })
})

test('keeps a target that is no URL, so that it can be refused', () => {
  expect(links('<http://[>; rel=next').next).toBe('http://[')
})

test.each([null, '', 'nonsense', '<https://lms.example/2>', '<>', '<x>; relation=next'])(
  '%j names no next page',
  (header) => {
    expect(links(header).next).toBeUndefined()
  },
)

test('takes the first of two next pages', () => {
  expect(links('</2>; rel=next, </3>; rel=next').next).toBe('https://lms.example/2')
})
