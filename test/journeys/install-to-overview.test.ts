import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPlayground, type Playground } from '@lectern/playground'
import { aDistrict, serverUnderTest, setupLinkFor } from '@lectern/server/testing'
import { launchBrowser, newVisitor } from './browser.ts'
import { canvasPath, openInCanvas, type ToolPage } from './canvas-page.ts'
import { inABrowser } from './in-a-browser.ts'
import { setUpDirector } from './director-page.ts'

const products = fileURLToPath(
  new URL('../../apps/playground/demo-data/learnplatform-covid19/products_info.csv', import.meta.url),
)

describe.runIf(inABrowser)('from an empty server to the first opened app', { sequential: true }, () => {
  let server: Awaited<ReturnType<typeof serverUnderTest>>
  let playground: Playground
  let browser: Browser
  let director: Page
  let teacher: ToolPage

  beforeAll(async () => {
    server = await serverUnderTest({ work: true })
    const tool = {
      name: 'Lectern',
      loginUrl: `${server.url}/lti/login`,
      launchUrl: `${server.url}/lti/launch`,
    }
    playground = await startPlayground({ port: 0, tool })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await playground.close()
    await server.close()
  })

  test('the director makes an account by the one-time link', async () => {
    const scope = await aDistrict(server.lectern, 'Lakeside Schools')
    director = await setUpDirector(await newVisitor(browser), await setupLinkFor(server, scope))
    await director.getByRole('heading', { level: 1, name: 'Lakeside Schools' }).waitFor()
  })

  test('the director imports the catalog and sees every row accounted for', async () => {
    await director.goto(`${server.url}/console/catalog/imports`)
    await director.getByRole('radio', { name: /Catalog of apps/ }).check()
    await director.getByLabel(/CSV file/).setInputFiles(products)
    await director.getByRole('button', { name: 'Start import' }).click()
    await director.getByText('372', { exact: false }).first().waitFor()
    await director.getByText('Done').waitFor()
  })

  test('the director approves an app', async () => {
    await director.goto(`${server.url}/console/catalog?q=kahoot`)
    await director.getByRole('button', { name: 'Kahoot!' }).click()
    const panel = director.getByRole('dialog')
    await panel.getByLabel('Approval').selectOption('approved')
    await panel.getByLabel('Student data').selectOption('agreement-signed')
    await panel.getByRole('button', { name: 'Save decision' }).click()
    await director.getByText('Saved the decision about Kahoot!').waitFor()
  })

  test('the director installs Canvas with the values that Canvas shows', async () => {
    const { canvas } = playground
    await director.goto(`${server.url}/console/installations/new`)
    await director.getByRole('radio', { name: 'Another one' }).check()
    for (const [label, value] of [
      ['Client ID', canvas.clientId],
      ['Issuer (platform ID)', canvas.issuer],
      ['Authorization URL', canvas.authorizationEndpoint],
      ['Access token URL', canvas.tokenEndpoint],
      ['Public key set URL of the platform', canvas.jwksUri],
      ['Name in this console', 'Canvas'],
    ] as const)
      await director.getByLabel(label).fill(value)
    await director.getByRole('button', { name: 'Add this platform' }).click()
    await director.getByText('Registered in Lectern').waitFor()
  })

  test('the first launch waits, on a page that says so, until the director approves where it came from', async () => {
    const context = await newVisitor(browser)
    teacher = await openInCanvas(context, playground.url, canvasPath.courseTool('101', 'elena-rivera'))
    await teacher.frame
      .getByText(/approve/i)
      .first()
      .waitFor()
    await director.getByRole('button', { name: /Approve deployment/ }).click()
    await director.getByText('Approved', { exact: true }).waitFor()
  })

  test('the teacher finds the app in spite of a typing error and opens it in a new tab', async () => {
    await teacher.page.reload()
    await teacher.frame.getByRole('searchbox').fill('kahhot')
    const open = teacher.frame.getByRole('link', { name: 'Open Kahoot! in a new tab' })
    const [app] = await Promise.all([teacher.page.context().waitForEvent('page'), open.click()])
    await app.waitForURL(/kahoot\.it/)
  })

  test('the console shows the launches, the refusal with its reason, and the opened app', async () => {
    const launches = director.getByRole('region', { name: 'Last launches' })
    await launches.locator('summary').first().click()
    await launches.getByText('lti.deployment-pending').first().waitFor()
    await launches.getByText('Biology 9').first().waitFor()
    await expect
      .poll(
        async () => {
          await director.goto(`${server.url}/console/`)
          const live = director.getByRole('region', { name: 'Through Lectern itself' })
          await live.waitFor()
          return live.innerText()
        },
        { timeout: 40_000, interval: 1_000 },
      )
      .toMatch(/1 launch and 1 app opened[\s\S]*fewer than 10 people[\s\S]*Kahoot!/)
  })

  test('the director removes Canvas by its name; whoever comes through it is told so, and the figures stay', async () => {
    await director.goto(`${server.url}/console/installations`)
    await director.getByRole('link', { name: 'Canvas', exact: true }).click()
    await director.getByRole('button', { name: 'Remove this installation…' }).click()
    await director.getByRole('dialog').getByRole('textbox').fill('Canvas')
    await director.getByRole('button', { name: 'Remove it for good' }).click()
    await director.getByRole('region', { name: 'Removed' }).getByText('Canvas').waitFor()
    await teacher.page.reload()
    await teacher.frame.getByText('Lectern was removed here').waitFor()
    await director.goto(`${server.url}/console/`)
    const live = director.getByRole('region', { name: 'Through Lectern itself' })
    await live.getByText('1 launch and 1 app opened').waitFor()
  })
})
