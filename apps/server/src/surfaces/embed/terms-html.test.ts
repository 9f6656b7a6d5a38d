import { expect, test } from 'vitest'
import { termsHtml } from './terms-html.ts'

test('headings stand below the title of the page, and links open outside of the frame', () => {
  expect(termsHtml('# Terms\n\nSee [more](https://fairview.example/terms).')).toBe(
    '<h2>Terms</h2>\n<p>See <a target="_blank" rel="noopener" href="https://fairview.example/terms">more</a>.</p>',
  )
})

test.each([
  ['<script>alert(1)</script>', /<script/],
  ['<a href="javascript:alert(1)">x</a>', /<a/],
  ['[x](javascript:alert(1))', /javascript/],
  ['![a picture](https://tracker.example/x.png "t")', /<img|tracker/],
  ['[<img src=x onerror=alert(1)>](https://a.example)', /<img/],
])('nothing of the author is markup: %s', (markdown, forbidden) => {
  expect(termsHtml(markdown)).not.toMatch(forbidden)
})
