import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, newVisitor } from './browser.ts'
import { canvasPath, openInCanvas } from './canvas-page.ts'
import { demoUnderTest } from './demo-under-test.ts'
import { setUpDirector } from './director-page.ts'
import { inABrowser } from './in-a-browser.ts'

describe.runIf(inABrowser)('class lists', () => {
  let demo: Awaited<ReturnType<typeof demoUnderTest>>
  let browser: Browser
  let director: Page
  beforeAll(async () => {
    demo = await demoUnderTest()
    browser = await launchBrowser()
    director = await setUpDirector(await newVisitor(browser), demo.demo.setupLink!)
  })
  afterAll(async () => {
    await browser.close()
    await demo.close()
  })

  const classLists = () => director.getByRole('region', { name: 'Class lists', exact: true })
  const steps = () => director.getByRole('region', { name: 'Does it work?', exact: true })

  test('are switched on by the director, come with the first launch of a course, and go when switched off', async () => {
    await director.goto(`${demo.url}/console/installations`)
    await director.getByRole('table').getByRole('link', { name: 'Canvas' }).click()
    await director.getByRole('button', { name: 'Switch on: Class lists' }).click()
    await classLists().getByText('No class list yet').waitFor()

    const visitor = await newVisitor(browser)
    const path = canvasPath.courseTool('101', 'elena-rivera')
    const { frame } = await openInCanvas(visitor, demo.demo.playgroundUrl, path)
    await frame.getByRole('heading', { level: 1 }).waitFor()

    const row = classLists().getByRole('row', { name: /Biology 9/ })
    await row.getByText('Done').waitFor()
    expect(await row.innerText()).toMatch(/\d+ people/)
    await steps().getByText('A class list was read').waitFor()

    await row.getByRole('button', { name: 'Read the class list of Biology 9 now' }).click()
    await row.getByText('Done').waitFor()

    await director.getByRole('button', { name: 'Switch off: Class lists' }).click()
    await director.getByRole('button', { name: 'Switch off and delete' }).click()
    await classLists().waitFor({ state: 'detached' })
  })
})
