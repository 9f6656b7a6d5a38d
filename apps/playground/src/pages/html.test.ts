import { expect, test } from 'vitest'
import { html } from './html.ts'

test('escapes text and keeps markup', () => {
  const inner = html`<b>${'a & b'}</b>`
  expect(html`<p title="${`"'>`}">${inner}</p>`.markup).toBe(
    '<p title="&#34;&#39;&#62;"><b>a &#38; b</b></p>',
  )
})

test('joins lists and drops what is absent', () => {
  expect(html`${[1, html`<i></i>`, '<']}${null}${undefined}${false}`.markup).toBe('1<i></i>&#60;')
})
