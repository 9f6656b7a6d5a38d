import { expect, test } from 'vitest'
import { judgeLoginHint } from './login-hint.ts'
import { viewAddress } from './view-address.ts'

const prefixes = ['https://lectern.example.org/google-classroom/']
const base = 'https://lectern.example.org/google-classroom/student'

test('makes an address with parameters of our own', () => {
  expect(viewAddress(`${base}?v=1`, { placement: 'a b' }, prefixes)).toBe(`${base}?v=1&placement=a+b`)
})

test('refuses an address that Classroom would refuse or make ambiguous', () => {
  const refused = expect.objectContaining({ code: 'classroom.view-address-invalid' })
  expect(() => viewAddress(base, { courseId: '1' }, prefixes)).toThrow(refused)
  expect(() => viewAddress(`${base}?login_hint=1`, {}, prefixes)).toThrow(refused)
  expect(() => viewAddress(base, { placement: 'x'.repeat(1800) }, prefixes)).toThrow(refused)
  expect(() =>
    viewAddress('https://lectern.example.org.evil.example/google-classroom/student', {}, prefixes),
  ).toThrow(refused)
})

test('reuses a session only of the very account that looks at Classroom', () => {
  expect(judgeLoginHint('104', '104')).toBe('reuse')
  expect(judgeLoginHint('104', '105')).toBe('switch')
  expect(judgeLoginHint('104', undefined)).toBe('sign-in')
  expect(judgeLoginHint(undefined, '104')).toBe('sign-in')
})
