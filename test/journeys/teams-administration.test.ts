import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, newVisitor } from './browser.ts'
import { demoUnderTest } from './demo-under-test.ts'
import { setUpDirector } from './director-page.ts'
import { inABrowser } from './in-a-browser.ts'

const administrator = 'priya.raman@fairview.example'

describe.runIf(inABrowser)('Microsoft Teams in the console', { sequential: true }, () => {
  let under: Awaited<ReturnType<typeof demoUnderTest>>
  let browser: Browser
  let director: Page
  beforeAll(async () => {
    under = await demoUnderTest()
    browser = await launchBrowser()
    const context = await newVisitor(browser, { permissions: ['clipboard-read', 'clipboard-write'] })
    director = await setUpDirector(context, under.demo.setupLink!)
  })
  afterAll(async () => {
    await browser?.close()
    await under?.close()
  })

  const step = (title: string) => director.getByRole('listitem').filter({ hasText: title }).first()
  const isDone = (title: string) => step(title).getByText('– done').waitFor({ state: 'attached' })
  const consentStep = 'An administrator consented for the whole tenant'

  test('the installation tells each step, with a script that can be copied', async () => {
    await director.goto(`${under.url}/console/installations`)
    await director.getByRole('table').getByRole('link', { name: 'Microsoft Teams' }).click()
    await director.getByText('0 of 9 steps seen.').waitFor()
    await director.getByRole('button', { name: 'Copy Script for Azure Cloud Shell (bash)' }).click()
    const script = await director.evaluate(() => navigator.clipboard.readText())
    expect(script).toContain('#!/usr/bin/env bash')
    expect(script).toContain(`${under.url}/teams/auth/consent`)
  })

  test('an administrator who declines comes back to why that came to nothing', async () => {
    await answerAtMicrosoft('Cancel')
    await director.getByText('The consent came to nothing.').waitFor()
    await step(consentStep).getByText('Entra says that nobody agreed (access_denied)').waitFor()
  })

  test('with a consent the app itself confirms the tenant, and what was granted', async () => {
    await answerAtMicrosoft('Accept')
    await director.getByText('An administrator consented, and Microsoft confirms it.').waitFor()
    await isDone(consentStep)
    await isDone('Secret or certificate works')
    const row = director.getByRole('row').filter({ hasText: 'Organization.Read.All' })
    await row.getByText('Granted', { exact: true }).waitFor()
  })

  test('a teacher who opens the tab ticks steps off while the page is open', async () => {
    const teams = await (await newVisitor(browser)).newPage()
    await teams.goto(`${under.demo.teams.base}/teams.microsoft.com/apps/catalog?as=elena-rivera`)
    await teams.frameLocator('#tab').getByRole('searchbox').first().waitFor()
    for (const title of ['App registration set up', 'A teacher opened the tab', 'The last launch was good'])
      await isDone(title)
    await teams.close()
  })

  test('what is granted is given back after a question, with the commands that end it at Microsoft', async () => {
    await step(consentStep).getByText('What to do').click()
    await director.getByRole('button', { name: 'Give access back' }).click()
    await director.getByRole('dialog').getByRole('button', { name: 'Give back' }).click()
    await director.getByText('Lectern does nothing without people in this tenant any more').waitFor()
    await step(consentStep).getByText(`az ad sp delete --id '${under.demo.teams.client.clientId}'`).waitFor()
  })

  /** From the console's button through the simulated Entra and back. */
  async function answerAtMicrosoft(answer: 'Accept' | 'Cancel'): Promise<void> {
    const button = step(consentStep).getByRole('button', { name: 'Consent at Microsoft' })
    if (!(await button.isVisible())) await step(consentStep).getByText('What to do').click()
    await button.click()
    const agree = director.getByRole('button', { name: answer, exact: true })
    const account = director.getByRole('button', { name: administrator })
    await account.or(agree).first().waitFor()
    if (await account.isVisible()) await account.click()
    await agree.click()
    await director.waitForURL(`${under.url}/console/**`)
  }
})
