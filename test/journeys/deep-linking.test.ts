import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, newVisitor } from './browser.ts'
import { canvasPath } from './canvas-page.ts'
import { demoUnderTest } from './demo-under-test.ts'
import { inABrowser } from './in-a-browser.ts'

describe.runIf(inABrowser)('a teacher who adds apps to a course', () => {
  let demo: Awaited<ReturnType<typeof demoUnderTest>>
  let browser: Browser
  beforeAll(async () => {
    demo = await demoUnderTest()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await demo.close()
  })

  test('picks several in the module, and a student opens one of them', async () => {
    const teacher = await (await newVisitor(browser)).newPage()
    await teacher.goto(demo.demo.playgroundUrl + canvasPath.modules('101', 'elena-rivera'))
    await teacher.getByRole('link', { name: 'Add app to Unit 1 · Cells' }).click()
    const picker = teacher.frameLocator('#tool_content')
    for (const name of ['Desmos', 'Khan Academy']) {
      await picker.getByRole('searchbox').fill(name)
      await picker.getByRole('button', { name: new RegExp(`^Add to this class.*${name}`) }).click()
    }
    await picker.getByRole('button', { name: /^Add 2 apps/ }).click()
    await teacher.getByRole('link', { name: 'Desmos' }).waitFor()
    await teacher.getByRole('link', { name: 'Khan Academy' }).waitFor()

    const student = await (await newVisitor(browser)).newPage()
    await student.goto(demo.demo.playgroundUrl + canvasPath.modules('101', 'amara-diallo'))
    await student.getByRole('link', { name: 'Khan Academy' }).click()
    const open = student.frameLocator('#tool_content').getByRole('link', { name: /^Open Khan Academy/ })
    const counted = student.waitForResponse((response) => response.url().endsWith('/api/v1/events'))
    await open.click()
    expect((await counted).status()).toBe(200)
  })

  test('picks help beside an app, and a student opens its page; the help stays on this machine', async () => {
    const teacher = await (await newVisitor(browser)).newPage()
    await teacher.goto(demo.demo.playgroundUrl + canvasPath.modules('101', 'elena-rivera'))
    await teacher
      .getByRole('link', { name: /^Add app to/ })
      .first()
      .click()
    const picker = teacher.frameLocator('#tool_content')
    await picker
      .getByRole('button', { name: /^Add to this class/ })
      .first()
      .click()
    await picker.getByRole('tab', { name: 'Help for teachers' }).click()
    await picker.getByRole('searchbox').fill('exit tikets')
    await picker.getByRole('button', { name: /^Add to this class: Exit tickets/ }).click()
    await picker.getByRole('button', { name: 'Add 2 items to this class' }).click()
    await teacher.getByRole('link', { name: /^Exit tickets/ }).waitFor()

    const student = await (await newVisitor(browser)).newPage()
    await student.goto(demo.demo.playgroundUrl + canvasPath.modules('101', 'amara-diallo'))
    await student.getByRole('link', { name: /^Exit tickets/ }).click()
    const opened = student.waitForEvent('popup')
    await student
      .frameLocator('#tool_content')
      .getByRole('link', { name: /^Open Exit tickets/ })
      .click()
    const page = await opened
    await page.getByRole('heading', { name: 'Exit tickets that tell you something' }).waitFor()
    expect(new URL(page.url()).origin).toBe(new URL(demo.demo.playgroundUrl).origin)
  })

  test('adds one where the platform takes one, and changes nothing by cancelling', async () => {
    const page = await (await newVisitor(browser)).newPage()
    const modules = demo.demo.playgroundUrl + canvasPath.modules('102', 'marcus-okafor')
    await page.goto(modules)
    const before = await page.getByRole('button', { name: /^Remove/ }).count()
    await page
      .getByRole('link', { name: /^Add app as assignment to/ })
      .first()
      .click()
    const picker = page.frameLocator('#tool_content')
    await picker.getByRole('button', { name: 'Cancel' }).click()
    await page
      .getByRole('link', { name: /^Add app as assignment to/ })
      .first()
      .waitFor()
    expect(await page.getByRole('button', { name: /^Remove/ }).count()).toBe(before)

    await page
      .getByRole('link', { name: /^Add app as assignment to/ })
      .first()
      .click()
    await picker.getByRole('searchbox').fill('desmos')
    await picker.getByRole('button', { name: /^Add to this class.*Desmos/ }).click()
    await expect.poll(() => page.getByRole('button', { name: /^Remove/ }).count()).toBe(before + 1)
  })
})
