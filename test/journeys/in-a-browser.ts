import { expect, test } from 'vitest'
import { chromiumPath } from './browser.ts'

export const inABrowser = chromiumPath !== undefined

// Nothing is skipped in silence: where the browser is missing this says so, and in continuous integration it fails.
if (!inABrowser)
  test('the journeys need Chromium (Debian: apt-get install chromium)', ({ skip }) => {
    expect(process.env['CI']).not.toBe('true')
    skip()
  })
