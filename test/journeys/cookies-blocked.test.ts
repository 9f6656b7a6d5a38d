import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserWithCookies, type CookiePolicy } from './browser.ts'
import { canvasPath, openInCanvas } from './canvas-page.ts'
import { demoUnderTest } from './demo-under-test.ts'
import { inABrowser } from './in-a-browser.ts'

describe.runIf(inABrowser)('a teacher whose browser blocks cookies', () => {
  let demo: Awaited<ReturnType<typeof demoUnderTest>>
  let context: BrowserContext | undefined
  beforeAll(async () => void (demo = await demoUnderTest()))
  afterAll(() => demo.close())

  async function teacherWith(policy: CookiePolicy, path = canvasPath.courseTool('101', 'elena-rivera')) {
    await context?.close()
    context = await browserWithCookies(policy)
    return openInCanvas(context, demo.demo.playgroundUrl, path)
  }

  test('on other sites launches by the partitioned cookie, searches, and opens an app that is counted', async () => {
    const { page, frame } = await teacherWith('third-party blocked')
    await frame.getByRole('searchbox').fill('desmos')
    // The setting holds: an ordinary cookie does not stay in the frame.
    const kept = await frame.locator('body').evaluate((body) => {
      body.ownerDocument.cookie = 'probe=1; SameSite=None; Secure'
      return body.ownerDocument.cookie
    })
    expect(kept).toBe('')
    const acknowledged = page.waitForResponse((response) => response.url().endsWith('/api/v1/events'))
    await frame.getByRole('link', { name: 'Open Desmos in a new tab' }).click()
    expect(await (await acknowledged).json()).toEqual({ accepted: 1, duplicates: 0 })
  })

  test('everywhere launches by the storage that the platform lends', async () => {
    const { page, frame } = await teacherWith('all blocked')
    const continued = page.waitForResponse((response) => response.url().endsWith('/lti/launch/continue'))
    expect((await continued).status()).toBe(200)
    await frame.getByRole('searchbox').fill('desmos')
    await frame.getByRole('link', { name: 'Open Desmos in a new tab' }).waitFor()
  })

  test('everywhere, where the platform lends nothing, is told so and offered a window of its own', async () => {
    const { page } = await teacherWith('all blocked')
    const link = page.getByRole('link', { name: 'Open in a new tab' })
    const [tab] = await Promise.all([context!.waitForEvent('page'), link.click()])
    await tab.getByRole('button', { name: /new window/i }).waitFor()
    await tab.getByText(/[2-9B-Z]{4}-[2-9B-Z]{4}/).waitFor()
    await context!.close()
  })
})
