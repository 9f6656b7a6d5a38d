import { aMicrosoft, type TestMicrosoft } from '@lectern/playground/testing'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchBrowser, newVisitor } from './browser.ts'
import { inABrowser } from './in-a-browser.ts'

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The real TeamsJS in the tab of a small tool: the simulated host must be to it what Teams is. */
describe.runIf(inABrowser)('the simulated Teams', () => {
  let microsoft: TestMicrosoft
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    microsoft = await aMicrosoft()
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    microsoft.reset()
    page = await (await newVisitor(browser)).newPage()
  })

  const open = (path: string, who = 'elena-rivera') => {
    const url = new URL(`${microsoft.teams.base}/teams.microsoft.com${path}`)
    url.searchParams.set('as', who)
    return page.goto(url.href)
  }
  const tab = async (): Promise<Frame> => {
    const frame = await (await page.waitForSelector('#tab')).contentFrame()
    return frame!
  }
  /** What the tool's page has learnt of it, once it has. */
  const learnt = async (name: string): Promise<unknown> => {
    const frame = await tab()
    return (await frame.waitForFunction((key) => Object(window)['seen']?.[key], name)).jsonValue()
  }
  const inTab = async <Result>(script: string): Promise<Result> => (await tab()).evaluate(script)

  test('tells a personal tab where it stands and who looks', async () => {
    await open('/apps/catalog?item=nudge-7&theme=dark')
    expect(await learnt('context')).toMatchObject({
      app: { theme: 'dark', locale: 'en-us', host: { name: 'TeamsModern', clientType: 'web' } },
      page: { id: 'catalog', subPageId: 'nudge-7', frameContext: 'content' },
      user: {
        id: microsoft.person('elena-rivera').oid,
        tenant: { id: microsoft.teams.tenantId, teamsSku: 'edu' },
      },
    })
    expect((await tab()).url()).toMatch(/theme=dark&locale=en-us&item=nudge-7$/)
  })

  test('gives a token that proves the person, and the reason where there is none', async () => {
    await open('/apps/catalog')
    await learnt('ready')
    const token = await inTab<string>('microsoftTeams.authentication.getAuthToken()')
    expect(JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString())).toMatchObject({
      oid: microsoft.person('elena-rivera').oid,
      scp: 'access_as_user',
    })
    microsoft.teams.set({ tabToken: 'consent-required' })
    expect(await inTab('microsoftTeams.authentication.getAuthToken().catch((error) => error.message)')).toBe(
      'resourceRequiresConsent',
    )
    expect(await page.textContent('#teams-log')).not.toContain(token)
  })

  test('switches themes while the tab is open', async () => {
    await open('/apps/catalog')
    await learnt('ready')
    await page.click('text=High contrast')
    await page.click('text=Dark')
    await expect.poll(() => inTab('seen.themes.join()')).toBe('contrast,dark')
    expect(await inTab('theme.textContent')).toBe('dark')
    expect(new URL(page.url()).searchParams.get('theme')).toBe('dark')
    await page.click('text=Activity')
    expect(await page.getAttribute('body', 'class')).toContain('theme-dark')
  })

  test('asks the tab before it goes back', async () => {
    await open('/teams')
    await open('/apps/catalog')
    await learnt('ready')
    await page.click('#teams-back')
    await expect.poll(() => inTab('seen.back')).toBe(1)
    await page.click('#teams-back')
    await page.waitForURL(/\/teams\?/)
  })

  test('opens a window in which a person agrees, and brings the answer back', async () => {
    await open('/apps/catalog')
    await learnt('ready')
    const signIn = async () => {
      const [popup] = await Promise.all([page.waitForEvent('popup'), (await tab()).click('#sign-in')])
      return popup
    }
    const popup = await signIn()
    await popup.click('text=elena.rivera@fairview.example')
    await popup.click('button:text-is("Accept")')
    expect(await learnt('signedIn')).toBe('with a code')
    await expect.poll(() => popup.isClosed()).toBe(true)

    await (await signIn()).close()
    expect(await learnt('signInFailed')).toBe('CancelledByUser')
  })

  test('says when no window could be opened', async () => {
    microsoft.teams.set({ popupsBlocked: true })
    await open('/apps/catalog')
    await learnt('ready')
    await (await tab()).click('#sign-in')
    expect(await learnt('signInFailed')).toBe('FailedToOpenWindow')
  })

  test('shows Entra in no tab', async () => {
    await open('/apps/catalog')
    await learnt('ready')
    await inTab(`void (location.href = ${JSON.stringify(microsoft.signInUrl)})`)
    await expect.poll(async () => (await tab()).url()).toBe('chrome-error://chromewebdata/')
  })

  test('adds a tab to a channel by the tool’s own page, which then knows its class', async () => {
    await open('/teams/101/general/add')
    await learnt('ready')
    expect(await learnt('context')).toMatchObject({ page: { frameContext: 'settings' } })
    expect(await page.isDisabled('#teams-save')).toBe(true)
    await (await tab()).click('#choose')
    await page.click('#teams-save:enabled')
    await page.waitForURL(/\/tabs\//)
    expect(await learnt('context')).toMatchObject({
      page: { id: 'app-7' },
      team: { groupId: microsoft.teams.classes[0]!.groupId, type: 2, userRole: 0 },
      channel: { displayName: 'General', membershipType: 'Regular' },
    })
    expect(await page.textContent('nav[aria-label="Tabs"]')).toContain('Desmos')
    const address = new URL(page.url()).pathname.replace('/microsoft/teams.microsoft.com', '')
    await open(address, 'amara-diallo')
    expect(await learnt('context')).toMatchObject({ team: { userRole: 1 } })
    await open(address, 'jonas-weber')
    expect(await learnt('context')).toMatchObject({ team: { userRole: 2 } })
    expect((await open(address, 'marcus-okafor'))?.status()).toBe(404)
    expect((await open('/teams/101/general/add', 'amara-diallo'))?.status()).toBe(403)
  })

  test('hides the group of a private channel, and its owner when told to', async () => {
    const channel = '/teams/101/planning'
    await open(`${channel}/add`)
    expect(await learnt('context')).toMatchObject({
      channel: { membershipType: 'Private', ownerGroupId: microsoft.teams.classes[0]!.groupId },
    })
    expect(Object(await learnt('context')).team).not.toHaveProperty('groupId')
    microsoft.teams.set({ privateChannelOwner: false })
    await open(`${channel}/add`)
    expect(Object(await learnt('context')).channel).not.toHaveProperty('ownerGroupId')
    expect((await open(channel, 'amara-diallo'))?.status()).toBe(404)
  })

  test('leads from a deep link to the item, also for whoever has yet to say who they are', async () => {
    const { manifestId } = await microsoft.upload()
    const context = encodeURIComponent('{"subEntityId":"nudge 7"}')
    await page.goto(
      `${microsoft.teams.base}/teams.microsoft.com/l/entity/${manifestId}/catalog?context=${context}`,
    )
    await page.click('text=Marcus Okafor')
    expect(await learnt('context')).toMatchObject({ page: { subPageId: 'nudge 7' } })
    await inTab(
      `microsoftTeams.pages.navigateToApp({ appId: '${manifestId}', pageId: 'catalog', subPageId: 'other' })`,
    )
    await page.waitForURL(/item=other/)
    await learnt('ready')
    await inTab(`microsoftTeams.pages.shareDeepLink({ subPageId: 'x y', subPageLabel: 'An app' })`)
    const shared = await page.textContent('.teams-alerts code')
    expect(new URL(shared!).pathname).toBe(`/l/entity/${manifestId}/catalog`)
  })

  test('an app that cannot begin is replaced by what it said', async () => {
    await open('/apps/catalog')
    await learnt('ready')
    await inTab(`microsoftTeams.app.notifyFailure({ reason: 'AuthFailed', message: 'No licence' })`)
    await page.waitForSelector('.teams-failure:has-text("AuthFailed: No licence")')
    expect(await page.isVisible('#tab')).toBe(false)
  })

  test('a tab has a narrow panel, and an address outside of Teams', async () => {
    await open('/apps/catalog')
    await page.click('text=Side panel')
    expect(await learnt('context')).toMatchObject({ page: { frameContext: 'sidePanel' } })
    expect((await (await page.$('#tab'))!.boundingBox())!.width).toBeLessThanOrEqual(320)
    expect(await page.getAttribute('text=Open in browser', 'href')).toBe(`${microsoft.tool.origin}/teams/tab`)
  })

  test.each([
    ['a host that never answers', { hostAnswers: false }],
    ['a host at an address that it was not told', { unlistedHost: true }],
  ])('leaves a tab alone in %s', async (_what, switches) => {
    microsoft.teams.set(switches)
    await page.clock.install()
    await open('/apps/catalog')
    await page.waitForSelector('#teams-log li:has-text("initialize")', { state: 'attached' })
    await page.clock.fastForward('01:01')
    expect(await learnt('failed')).toBe('SDK initialization timed out.')
  })

  test('whoever does not have the app adds it first', async () => {
    await open('/apps/catalog', 'amara-diallo')
    await page.click('button:has-text("Add")')
    expect(await learnt('context')).toMatchObject({ user: { id: microsoft.person('amara-diallo').oid } })
  })

  test('leads out of Teams in a tab of its own, and gives the keyboard back', async () => {
    await open('/apps/catalog')
    await learnt('ready')
    const [outside] = await Promise.all([
      page.waitForEvent('popup'),
      inTab(`microsoftTeams.app.openLink('https://www.desmos.com/calculator')`),
    ])
    expect(outside.url()).toBe('https://www.desmos.com/calculator')
    await inTab('microsoftTeams.pages.returnFocus(false)')
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('teams-back')
  })

  const catalog = '/teams.microsoft.com/apps/catalog?as=elena-rivera'
  test.each([
    ['who to be', '/teams.microsoft.com/'],
    ['the app', catalog],
    ['the app in the dark', `${catalog}&theme=dark`],
    ['the app in high contrast', `${catalog}&theme=contrast`],
    ['a channel', '/teams.microsoft.com/teams/101/general?as=elena-rivera'],
    ['a tab’s dialog', '/teams.microsoft.com/teams/101/general/add?as=elena-rivera'],
    ['the feed', '/teams.microsoft.com/activity?as=elena-rivera'],
    ['the admin center', '/admin'],
    ['an account to pick', 'SIGN-IN'],
  ])('is readable by everybody at 320 px: %s', async (_what, path) => {
    await page.setViewportSize({ width: 320, height: 800 })
    await page.goto(path === 'SIGN-IN' ? microsoft.signInUrl : microsoft.teams.base + path)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    const { violations } = await new AxeBuilder({ page }).withTags(standards).exclude('#tab').analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  })
})
