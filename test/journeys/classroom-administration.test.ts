import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, newVisitor } from './browser.ts'
import { accountOf, adds, beginsAssignment, inClassroom } from './classroom-page.ts'
import { demoUnderTest } from './demo-under-test.ts'
import { setUpDirector } from './director-page.ts'
import { inABrowser } from './in-a-browser.ts'

const administrator = 'priya.raman@fairview.example'

describe.runIf(inABrowser)('Google Classroom in the console', { sequential: true }, () => {
  let under: Awaited<ReturnType<typeof demoUnderTest>>
  let browser: Browser
  let director: Page
  beforeAll(async () => {
    under = await demoUnderTest()
    browser = await launchBrowser()
    const context = await newVisitor(browser, { permissions: ['clipboard-read', 'clipboard-write'] })
    director = await setUpDirector(context, under.demo.setupLink!)
    // Signed in to Google in the same browser.
    await (await inClassroom(context, accountOf(under.demo.google, 'priya-raman'))).page.close()
  })
  afterAll(async () => {
    await browser.close()
    await under.close()
  })

  const step = (title: string) => director.getByRole('listitem').filter({ hasText: title }).first()
  const isDone = (title: string) => step(title).getByText('– done').waitFor({ state: 'attached' })

  test('the installation tells each step, with values that can be copied', async () => {
    await director.goto(`${under.url}/console/installations`)
    await director.getByRole('link', { name: 'Google Classroom', exact: true }).click()
    await director.getByText('0 of 11 steps seen.').waitFor()
    await step('OAuth client').getByText('What to do').click()
    await director.getByRole('button', { name: 'Copy Authorized redirect URI' }).click()
    expect(await director.evaluate(() => navigator.clipboard.readText())).toBe(
      `${under.url}/google-classroom/oauth/callback`,
    )
  })

  test('an administrator who leaves a box unticked comes back to why that is not enough', async () => {
    await signInAtGoogle(async () => {
      await director.getByRole('checkbox').last().uncheck()
    })
    await director.getByText('The sign-in came to nothing.').waitFor()
    await step('An administrator granted access').getByText('not everything was ticked').waitFor()
  })

  test('with all ticked the access works, and Google says whether the app is installed', async () => {
    await signInAtGoogle()
    await director.getByText('An administrator granted access. Lectern uses it').waitFor()
    await isDone('An administrator granted access')
    await isDone('Installed for the right people')
    await step('Installed for the right people').getByText('What to do').click()
    // In both domains.
    await expect.poll(() => director.getByText('Installed', { exact: true }).count()).toBe(2)
  })

  test('a teacher who attaches an app ticks steps off while the page is open', async () => {
    const teacher = await inClassroom(await newVisitor(browser), accountOf(under.demo.google, 'elena-rivera'))
    await beginsAssignment(teacher, 'Biology 9', 'Cells')
    await teacher.signIn()
    await adds(teacher, 'Desmos')
    for (const title of [
      'Marketplace SDK',
      'A teacher signed in',
      'A teacher added an app',
      'The last launch was good',
    ])
      await isDone(title)
    expect(await director.getByRole('row', { name: /Teachers/ }).innerText()).toMatch(/fewer than 10/i)
  })

  test('what was granted is withdrawn after a question, and Google hears of it', async () => {
    await step('An administrator granted access').getByText('What to do').click()
    await director.getByRole('button', { name: 'Withdraw access' }).click()
    await director.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
    await director.getByText('One access was withdrawn.', { exact: true }).waitFor()
    await director.getByRole('button', { name: 'Sign in as administrator' }).waitFor()
  })

  /** From the console's button through the simulated Google and back. */
  async function signInAtGoogle(onConsentPage: () => Promise<void> = async () => {}): Promise<void> {
    const guide = step('An administrator granted access')
    const button = guide.getByRole('button', { name: /^Sign in/ })
    if (!(await button.isVisible())) await guide.getByText('What to do').click()
    await button.click()
    const consent = director.getByRole('button', { name: 'Continue' })
    const chooser = director.getByRole('link', { name: administrator })
    await chooser.or(consent).first().waitFor()
    if (await chooser.isVisible()) await chooser.click()
    await consent.waitFor()
    await onConsentPage()
    await consent.click()
    await director.waitForURL(`${under.url}/console/**`)
  }
})
