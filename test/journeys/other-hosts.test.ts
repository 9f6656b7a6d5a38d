import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, newVisitor } from './browser.ts'
import { openInCanvas as openInHost } from './canvas-page.ts'
import { demoUnderTest } from './demo-under-test.ts'
import { setUpDirector } from './director-page.ts'
import { inABrowser } from './in-a-browser.ts'

describe.runIf(inABrowser)('in the hosts besides Canvas', { sequential: true }, () => {
  let demo: Awaited<ReturnType<typeof demoUnderTest>>
  let browser: Browser
  let visitor: BrowserContext
  beforeAll(async () => {
    demo = await demoUnderTest()
    browser = await launchBrowser()
    visitor = await newVisitor(browser)
  })
  afterAll(async () => {
    await browser.close()
    await demo.close()
  })

  test.each(['schoology', 'strict'])('a teacher opens the apps from a course menu in %s', async (host) => {
    const path = `/${host}/courses/101/tools/1?as=elena-rivera`
    const { frame, page } = await openInHost(visitor, demo.demo.playgroundUrl, path)
    await frame.getByRole('searchbox').waitFor()
    await page.close()
  })

  test('the other district of Schoology waits for its approval', async () => {
    const path = '/schoology/courses/601/tools/1?as=noor-haddad'
    const { frame, page } = await openInHost(visitor, demo.demo.playgroundUrl, path)
    await frame
      .getByText(/approve/i)
      .first()
      .waitFor()
    await page.close()
  })

  test('Moodle registers Lectern by the console’s link, and a teacher adds an app once it is activated', async () => {
    const director = await setUpDirector(await newVisitor(browser), demo.demo.setupLink!)
    await director.goto(`${demo.url}/console/installations/new`)
    await director.getByRole('radio', { name: 'Moodle' }).check()
    await director.getByText('let the platform register itself').click()
    await director.getByRole('button', { name: 'Make a registration link' }).click()
    const link = await director.getByText('/lti/register?link=').innerText()

    const moodle = await visitor.newPage()
    await moodle.goto(`${demo.demo.playgroundUrl}/moodle/admin?as=priya-raman`)
    await moodle.getByLabel('Tool URL').fill(link)
    await moodle.getByRole('button', { name: 'Add LTI Advantage' }).click()
    await moodle.getByRole('button', { name: 'Activate Lectern' }).click()
    await moodle.getByText('Active', { exact: true }).waitFor()

    await moodle.goto(`${demo.demo.playgroundUrl}/moodle/courses/101?as=elena-rivera`)
    await moodle.getByRole('link', { name: /^Add an activity or resource: Unit 1/ }).click()
    await moodle.getByRole('link', { name: 'Lectern' }).click()
    const picker = moodle.frameLocator('#tool_content')
    await picker.getByRole('searchbox').fill('desmos')
    await picker.getByRole('button', { name: /^Add to this class.*Desmos/ }).click()
    await picker.getByRole('button', { name: /^Add 1 app/ }).click()
    await expect.poll(() => moodle.getByRole('button', { name: /^Remove/ }).count()).toBe(1)
  })
})
