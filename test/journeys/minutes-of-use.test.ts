import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { browserWithTabs, type BrowserWithTabs } from './browser-with-tabs.ts'
import { canvasPath, openInCanvas } from './canvas-page.ts'
import { demoUnderTest } from './demo-under-test.ts'
import { inABrowser } from './in-a-browser.ts'

describe.runIf(inABrowser)('a student works in an app that a link in the course opened', () => {
  let demo: Awaited<ReturnType<typeof demoUnderTest>>
  let browser: BrowserWithTabs
  beforeAll(async () => {
    demo = await demoUnderTest()
    browser = await browserWithTabs()
  })
  afterAll(async () => {
    await browser.close()
    await demo.close()
  })

  /** How many seconds of use the page tells next, once the server has them. */
  async function nextUse(page: Page): Promise<number> {
    const response = await page.waitForResponse(
      (answer) =>
        answer.url().endsWith('/api/v1/events') && answer.request().postData()!.includes('app-used'),
    )
    expect(await response.json()).toEqual({ accepted: 1, duplicates: 0 })
    const { events } = response.request().postDataJSON() as { events: { seconds: number }[] }
    return events[0]!.seconds
  }

  test('its minutes are counted while its tab is in front, and end when the student is back', async () => {
    const { context } = browser
    // The student's clock runs as the test says; half an hour behind, so that what follows is not in the future.
    await context.clock.install({ time: new Date(Date.now() - 30 * 60_000) })
    const path = canvasPath.modules('101', 'amara-diallo')
    const { page, frame } = await openInCanvas(context, demo.demo.playgroundUrl, path)
    await page.getByRole('link', { name: /PhET/ }).click()
    const open = frame.getByRole('link', { name: /^Open PhET/ })
    const visibility = () => open.evaluate((link) => link.ownerDocument.visibilityState)
    const [app] = await Promise.all([context.waitForEvent('page'), open.click()])
    await expect.poll(visibility).toBe('hidden')

    const slice = nextUse(page)
    await context.clock.fastForward('06:30')
    expect(await slice).toBe(300)

    const rest = nextUse(page)
    await app.close()
    await expect.poll(visibility).toBe('visible')
    const seconds = await rest
    expect(seconds).toBeGreaterThanOrEqual(90)
    expect(seconds).toBeLessThan(120)
    // Back is back: what comes now is not the app's.
    await context.clock.fastForward('30:00')

    const privacy = '/canvas/accounts/1/users/amara-diallo/data_privacy?as=priya-raman'
    const held = await openInCanvas(context, demo.demo.playgroundUrl, privacy)
    await held.frame.getByText(/Opened once, on .*; in use for 7 minutes at most/).waitFor()
  })
})
