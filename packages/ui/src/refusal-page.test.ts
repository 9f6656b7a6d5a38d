import { expect, test } from 'vitest'
import { refusalPage } from './refusal-page.ts'

const refusal = {
  locale: 'en',
  page: 'reopen',
  reference: 'K7QM-4XRD',
  time: Date.UTC(2026, 10, 23, 8, 5),
} as const

test('says what happened, what to do, and gives the administrator the reference and the time in UTC', () => {
  const html = refusalPage({ ...refusal, platform: 'Fairview Canvas', code: 'lti.nonce-reused' })
  expect(html).toContain('Open this page again from your course')
  expect(html).toContain('K7QM-4XRD')
  expect(html).toContain('Fairview Canvas')
  expect(html).toContain('lti.nonce-reused')
  expect(html).toContain('Nov 23, 2026, 8:05')
  expect(html).toContain('UTC')
})

test('speaks Spanish and wears the theme of the host', () => {
  const html = refusalPage({ ...refusal, locale: 'es', theme: 'contrast' })
  expect(html).toContain('<html lang="es" data-theme="contrast">')
  expect(html).toContain('Vuelva a su curso')
})

test('what a platform says is text, never markup', () => {
  const attack = '"><script>alert(1)</script>'
  const html = refusalPage({
    ...refusal,
    platform: attack,
    details: attack,
    newWindow: { action: attack, fields: { [attack]: attack } },
  })
  expect(html).not.toContain('<script')
  expect(html).not.toContain('value=""')
})

test('a window of its own is a plain form, so it needs no script', () => {
  const html = refusalPage({
    ...refusal,
    page: 'browser',
    newWindow: { action: '/lti/login', fields: { iss: 'https://canvas.example', login_hint: 'a&b' } },
  })
  expect(html).toContain('<form action="/lti/login" method="post" target="_blank">')
  expect(html).toContain('<input type="hidden" name="login_hint" value="a&amp;b">')
  expect(html).not.toContain('<script')
})

test('the one inline style carries the nonce of the response', () => {
  expect(refusalPage({ ...refusal, nonce: 'abc' })).toContain('<style nonce="abc">')
})
