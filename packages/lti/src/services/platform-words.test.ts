import { expect, test } from 'vitest'
import { platformWords } from './platform-words.ts'

const words = (line: string, body = '', secrets: string[] = []) => platformWords(line, body, secrets)

test.each([
  { what: 'a status line', line: '409 Not later', body: '[]', says: '409 Not later' },
  { what: 'an OAuth error', body: '{"error":"invalid_scope"}', says: '400: invalid_scope' },
  {
    what: 'an OAuth error with a description',
    body: '{"error":"invalid_client","error_description":"unknown key"}',
    says: '400: invalid_client: unknown key',
  },
  {
    what: "Canvas' list of errors",
    body: '{"status":"bad_request","errors":[{"message":"Too old"},{"message":"Too late"}]}',
    says: '400: Too old: Too late',
  },
  {
    what: "Canvas' errors by field",
    body: '{"errors":{"type":"bad_request","message":"Too old"}}',
    says: '400: Too old',
  },
  { what: 'the title of a page', body: '<html><title> Gone </title><p>x', says: '400: Gone' },
  {
    what: 'a page without title',
    body: '<p>Call to a <b>member</b> function',
    says: '400: Call to a member function',
  },
  { what: 'plain text', body: 'No\u0000 handler\r\nfound', says: '400: No handler found' },
  {
    what: 'a body that repeats the line',
    line: '404 Not Found: x',
    body: '{"reason":"Not Found: x"}',
    says: '404 Not Found: x',
  },
])('takes the reason from $what', ({ line = '400', body, says }) => {
  expect(words(line, body)).toBe(says)
})

test('leaves out the score that Moodle repeats in its status line', () => {
  expect(words('400 Incorrect score received{"userId":"9999","comment":"poor Sam"}', '[]')).toBe(
    '400 Incorrect score received',
  )
  expect(words('400', '{"message":"Wrong: {\\"userId\\":\\"9999\\"}"}')).toBe('400: Wrong:')
})

test('leaves out e-mail addresses, secrets, and members that are no reasons', () => {
  expect(words('400 Unknown sam@example.com', '{"reason":"see token-1","user":"Sam"}', ['token-1'])).toBe(
    '400 Unknown …@… see …',
  )
})

test('leaves no part of a token, however long, escaped or unknown', () => {
  const secret = `${'abc/'.repeat(400)}end`
  const escaped = JSON.stringify({ error: `bad ${secret}` }).replaceAll('/', '\\/')
  expect(words(`401 ${secret}`, escaped, [secret])).toBe('401 …: bad …')
  expect(words('401', `{"error":"bad eyJ${'a'.repeat(80)}.b-c.d_e!"}`)).toBe('401: bad …!')
})

test('stays short, and quick, whatever a platform sends', () => {
  expect(words('400', 'very long '.repeat(500_000)).length).toBe(300)
  expect(words('400', 'x'.repeat(5_000_000))).toBe('400: …')
  expect(words('400', `${'['.repeat(30_000)}${']'.repeat(30_000)}`)).toBe('400')
  expect(words('400', '<'.repeat(5_000_000)).length).toBeLessThanOrEqual(300)
})
