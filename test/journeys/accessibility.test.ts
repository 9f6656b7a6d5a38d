import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, newVisitor } from './browser.ts'
import { canvasPath } from './canvas-page.ts'
import { demoUnderTest } from './demo-under-test.ts'
import { setUpDirector } from './director-page.ts'
import { inABrowser } from './in-a-browser.ts'

const themes = ['light', 'dark', 'contrast'] as const
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** The rules of Axe whose verdict depends on colours. */
const ofColours = ['color-contrast', 'link-in-text-block']

/** From the start: a colour on its way to another is judged as if it stayed. */
const still = { reducedMotion: 'reduce' } as const

describe.runIf(inABrowser)('every page, in three themes and at 320 px', () => {
  let demo: Awaited<ReturnType<typeof demoUnderTest>>
  let browser: Browser
  let visitor: BrowserContext
  let director: Page
  beforeAll(async () => {
    demo = await demoUnderTest()
    browser = await launchBrowser()
    visitor = await newVisitor(browser, still)
    director = await setUpDirector(await newVisitor(browser, still), demo.demo.setupLink!)
  })
  afterAll(async () => {
    await browser.close()
    await demo.close()
  })

  /** The page inside Canvas' frame, without Canvas around it. */
  async function inFrame(path: string, prepare: (page: Page) => Promise<unknown>): Promise<Page> {
    const page = await visitor.newPage()
    await page.goto(`${demo.demo.playgroundUrl}${path}&display=borderless`)
    await page.waitForURL(`${demo.url}/lti/launch`)
    await prepare(page)
    return page
  }
  const teacher = canvasPath.courseTool('101', 'elena-rivera')
  const heading = (page: Page) => page.getByRole('heading', { level: 1 }).waitFor()

  test.each([
    ['the apps, with a nudge', teacher, heading],
    [
      'the apps, searched and filtered',
      teacher,
      async (page: Page) => {
        await page.getByRole('searchbox').fill('math')
        await page
          .getByRole('button', { name: /^Approved \d|^Approved/ })
          .first()
          .click()
        await page
          .getByText(/\d+ apps?$/)
          .first()
          .waitFor()
      },
    ],
    [
      'the details of an app',
      teacher,
      async (page: Page) => {
        await page
          .getByRole('button', { name: /^Details of/ })
          .first()
          .click()
        await page.getByRole('dialog').waitFor()
      },
    ],
    [
      'help for teachers',
      canvasPath.courseTool('101', 'elena-rivera'),
      async (page: Page) => {
        await page.getByRole('tab', { name: 'Help for teachers' }).click()
        await page.getByRole('heading', { name: 'Exit tickets that tell you something' }).waitFor()
      },
    ],
    ['nothing linked, for a student', canvasPath.courseTool('101', 'amara-diallo'), heading],
    ['a refused launch', canvasPath.courseTool('101', 'elena-rivera', 'unknown-key'), heading],
  ])('in the frame: %s', async (_name, path, prepare) => {
    const page = await inFrame(path, prepare)
    await audit(page)
    await fits(page)
    await page.close()
  })

  test.each([
    ['the linked app', 'amara-diallo', /PhET/, heading],
    [
      'choosing apps for a module',
      'elena-rivera',
      'Add app to Unit 1 · Cells',
      (page: Page) =>
        page
          .getByRole('button', { name: /^Add to this class/ })
          .first()
          .click(),
    ],
  ] as const)('in the frame: %s', async (_name, person, link, prepare) => {
    const page = await visitor.newPage()
    await page.goto(demo.demo.playgroundUrl + canvasPath.modules('101', person))
    await page.getByRole('link', { name: link }).click()
    const source = await page.locator('#tool_content').getAttribute('src')
    await page.goto(new URL(source!, page.url()).href)
    await page.waitForURL(`${demo.url}/lti/launch`)
    await prepare(page)
    await audit(page)
    await fits(page)
    await page.close()
  })

  test.each([
    ['/console/', 'Adoption over time'],
    ['/console/installations', 'Last good launch'],
    ['/console/installations/new', 'Add this platform'],
    ['/console/installations/new/google-classroom', 'Enter the values of the project'],
    ['/console/installations/new/teams', 'Enter the values of the registration'],
    ['/console/catalog', 'Export CSV'],
    ['/console/catalog/imports', 'Start import'],
    ['/console/nothing-here', 'There is no such page'],
  ])('in the console: %s', async (path, shown) => {
    await director.goto(demo.url + path)
    await director.getByText(shown).first().waitFor()
    await audit(director)
    await fits(director)
  })

  test('in the console: an installation, and a decision about an app', async () => {
    await director.goto(`${demo.url}/console/installations`)
    await director.getByRole('table').getByRole('link').first().click()
    await director.getByText('Does it work?').waitFor()
    await director.getByRole('button', { name: 'Switch on: Class lists' }).click()
    await director.getByText('No class list yet').waitFor()
    await audit(director)
    await fits(director)
    await director.goto(`${demo.url}/console/catalog?q=kahoot`)
    await director.getByRole('button', { name: 'Kahoot!' }).click()
    await director.getByRole('dialog').waitFor()
    await audit(director)
  })

  test.each([
    ['Google Classroom', 'Link Upgrade URI'],
    ['Microsoft Teams', 'Commands that remove it (bash)'],
  ])('in the console: %s, with every step opened', async (host, shown) => {
    await director.goto(`${demo.url}/console/installations`)
    await director.getByRole('table').getByRole('link', { name: host }).click()
    await director.getByText('Does it work?').waitFor()
    await director.evaluate(() => {
      for (const guide of document.querySelectorAll('details')) guide.open = true
    })
    await director.getByText(shown).waitFor()
    await audit(director)
    await fits(director)
  })

  test('in the console: removing an installation, and the list of what was removed', async () => {
    await director.goto(`${demo.url}/console/installations`)
    await director.getByRole('table').getByRole('link', { name: 'Strict platform' }).click()
    await director.getByRole('button', { name: 'Remove this installation…' }).click()
    const dialog = director.getByRole('dialog', { name: 'Remove Strict platform?' })
    await dialog.getByRole('button', { name: 'Remove it for good' }).click()
    await dialog.getByText('That is not its name yet.').waitFor()
    await audit(director)
    await fits(director)
    await dialog.getByRole('textbox').fill('Strict platform')
    await dialog.getByRole('textbox').press('Enter')
    await director.getByText('Nothing goes through these any more.').waitFor()
    await audit(director)
    await fits(director)
  })

  test.each(['/console/sign-in', '/console/setup#token=used-before'])('before sign-in: %s', async (path) => {
    const page = await visitor.newPage()
    await page.goto(demo.url + path)
    await heading(page)
    await audit(page)
    await fits(page)
    await page.close()
  })

  test.each([
    '/',
    '/canvas/courses/101/modules?as=elena-rivera',
    '/canvas/courses/101?as=amara-diallo',
    '/canvas/courses/101/settings?as=elena-rivera',
    '/canvas/courses/101/grades?as=elena-rivera',
    '/canvas/accounts/1/settings?as=priya-raman',
    '/canvas/accounts/1/users?as=priya-raman',
    '/moodle',
    '/moodle/home?as=elena-rivera',
    '/moodle/courses/101?as=elena-rivera',
    '/moodle/admin?as=priya-raman',
    '/schoology/courses/101?as=elena-rivera',
    '/schoology/courses/601/people?as=noor-haddad',
    '/strict/courses/101?as=elena-rivera',
    '/strict/admin?as=priya-raman',
  ])('in the playground: %s', async (path) => {
    const page = await visitor.newPage()
    await page.goto(demo.demo.playgroundUrl + path)
    await heading(page)
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await violations(page)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violations(page, ofColours)).toEqual([])
    await fits(page)
    await page.close()
  })
})

/** Against every rule, and in the other themes against those of colours: nothing else differs between them. */
async function audit(page: Page): Promise<void> {
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light' })
    await page.evaluate((name) => {
      document.documentElement.dataset['theme'] = name
      // Even the shortest transition ends in the frame after the one in which it begins.
      return new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)))
    }, theme)
    const found = await violations(page, theme === 'light' ? undefined : ofColours)
    expect(found, `${page.url()} in the theme ${theme}`).toEqual([])
  }
}

async function violations(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  const { violations: found } = await (rules ? axe.withRules(rules) : axe.withTags(standards)).analyze()
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
  )
}

/** WCAG 1.4.10: at 320 px nothing makes the page scroll sideways. */
async function fits(page: Page): Promise<void> {
  const size = page.viewportSize()!
  await page.setViewportSize({ width: 320, height: 800 })
  // A chart learns its new width a moment after the page does.
  await expect
    .poll(
      () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      { message: `${page.url()} at 320 px` },
    )
    .toBe(0)
  await page.setViewportSize(size)
}
