import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, newVisitor } from './browser.ts'
import { canvasPath, openInCanvas } from './canvas-page.ts'
import { demoUnderTest } from './demo-under-test.ts'
import { setUpDirector } from './director-page.ts'
import { inABrowser } from './in-a-browser.ts'

describe.runIf(inABrowser)('in the simulated Canvas', () => {
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
  const visit = async (path: string) => openInCanvas(await newVisitor(browser), demo.demo.playgroundUrl, path)

  test('a teacher comes from the first page to the apps by two clicks', async () => {
    const page = await (await newVisitor(browser)).newPage()
    await page.goto(`${demo.url}/playground/`)
    expect(new URL(page.url()).hostname).toBe('127.0.0.1')
    await page
      .getByRole('link', { name: /Elena Rivera|Biology 9/ })
      .first()
      .click()
    await page.getByRole('link', { name: 'Approved apps' }).click()
    await page.frameLocator('#tool_content').getByRole('heading', { name: 'Apps for Biology 9' }).waitFor()
  })

  test('the page is painted from the launch alone: without its script the apps are there', async () => {
    const context = await newVisitor(browser)
    await context.route('**/embed/assets/**', (route) => route.abort())
    const { frame } = await openInCanvas(
      context,
      demo.demo.playgroundUrl,
      canvasPath.courseTool('101', 'elena-rivera'),
    )
    await frame.getByRole('heading', { name: 'Apps for Biology 9' }).waitFor()
    expect(await frame.getByRole('article').count()).toBe(12)
  })

  test('a teacher with a seat is nudged, puts it off, and is not asked again', async () => {
    const context = await newVisitor(browser)
    const path = canvasPath.courseTool('102', 'marcus-okafor')
    const { page, frame } = await openInCanvas(context, demo.demo.playgroundUrl, path)
    const nudge = frame.getByRole('region', { name: 'A suggestion for you' })
    await nudge.getByText('DeltaMath').first().waitFor()
    const answered = page.waitForResponse(
      (response) =>
        /\/nudges\/.*\/response$/.test(response.url()) && response.request().postData()!.includes('not-now'),
    )
    await nudge.getByRole('button', { name: 'Not now' }).click()
    expect((await answered).status()).toBe(204)
    await page.reload()
    await frame.getByRole('searchbox').waitFor()
    expect(await nudge.count()).toBe(0)
  })

  test('a nudge that is followed opens the app and counts as acted on', async () => {
    const { page, frame } = await visit(canvasPath.courseTool('103', 'hannah-lindqvist'))
    const nudge = frame.getByRole('region', { name: 'A suggestion for you' })
    const answered = page.waitForResponse(
      (response) =>
        /\/nudges\/.*\/response$/.test(response.url()) && response.request().postData()!.includes('acted'),
    )
    const counted = page.waitForResponse((response) => response.url().endsWith('/api/v1/events'))
    await nudge.getByRole('link', { name: /^Open/ }).click()
    expect((await answered).status()).toBe(204)
    expect((await counted).status()).toBe(200)
  })

  test('a teacher with Canvas in Spanish reads Spanish', async () => {
    const { frame } = await visit(canvasPath.courseTool('104', 'lucia-fernandez'))
    await frame.getByRole('heading', { level: 1, name: /Aplicaciones/ }).waitFor()
  })

  test('the whole search works by keyboard', async () => {
    const { page, frame } = await visit(canvasPath.courseTool('101', 'elena-rivera'))
    await frame.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('/')
    await page.keyboard.type('geogebra')
    const details = frame.getByRole('button', { name: 'Details of GeoGebra' })
    await details.waitFor()
    await details.focus()
    await page.keyboard.press('Enter')
    const dialog = frame.getByRole('dialog')
    await dialog.waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    expect(await details.evaluate((button) => button.ownerDocument.activeElement === button)).toBe(true)
  })

  test('a student opens the linked app, and there is nothing else', async () => {
    const { page, frame } = await visit(canvasPath.modules('101', 'amara-diallo'))
    await page.getByRole('link', { name: /PhET/ }).click()
    const open = frame.getByRole('link', { name: /^Open PhET/ })
    const counted = page.waitForResponse((response) => response.url().endsWith('/api/v1/events'))
    await open.click()
    expect((await counted).status()).toBe(200)
    expect(await frame.getByRole('searchbox').count()).toBe(0)
    expect(await frame.getByRole('button').count()).toBe(0)
  })

  describe('a broken launch', () => {
    let director: Page
    beforeAll(async () => {
      director = await setUpDirector(await newVisitor(browser), demo.demo.setupLink!)
    })

    test.each([
      ['expired', /again/i, 'lti.token-expired'],
      ['wrong-nonce', /again/i, 'lti.nonce-mismatch'],
      ['unknown-deployment', /approv/i, 'lti.deployment-pending'],
      ['unknown-key', /administrator|admin/i, 'lti.kid-unknown'],
    ])(
      '(%s) is a page that helps, with a reference that the console explains',
      async (fault, words, code) => {
        const { frame } = await visit(canvasPath.courseTool('101', 'elena-rivera', fault))
        const shown = frame.locator('dt:text-is("Reference code") + dd')
        await shown.waitFor()
        const reference = await shown.innerText()
        expect(await frame.locator('body').innerText()).toMatch(words)
        await director.goto(`${demo.url}/console/installations`)
        await director.getByRole('table').getByRole('link').first().click()
        const launches = director.getByRole('region', { name: 'Last launches' })
        await launches.locator('summary').first().click()
        await launches.getByText(reference).waitFor()
        await launches.getByText(code, { exact: true }).first().waitFor()
      },
    )
  })
})
