import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import {
  classIds,
  personIds,
  someApps,
  teamsUnderTest,
  tenantIds,
  type TeamsUnderTest,
} from '@lectern/server/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, newVisitor } from './browser.ts'
import { inABrowser } from './in-a-browser.ts'

/** What Teams calls the things of a context towards TeamsJS. */
const legacy = { theme: 'default', locale: 'en-us', hostClientType: 'web' }
const inBiology = {
  ...legacy,
  teamId: '19:team@thread.tacv2',
  groupId: classIds.biology,
  teamType: 2,
  channelId: '19:a@thread.tacv2',
  channelType: 'Regular',
}

describe.runIf(inABrowser)(
  'a tab in Teams, with the TeamsJS of Microsoft',
  () => {
    let under: TeamsUnderTest
    let browser: Browser
    beforeAll(async () => {
      under = await teamsUnderTest({ consents: false, inBrowser: true })
      await someApps(under.scope, ['Desmos', 'Kahoot', 'Quizlet', 'Gizmos'])
      browser = await launchBrowser()
    })
    afterAll(async () => {
      await browser.close()
      await under.close()
    })

    const tab = (kind: 'tab' | 'config' = 'tab', query = '') =>
      `${under.url}/teams/${kind}?client=${under.microsoft.entra.app.clientId}&theme=default${query}`
    const allow = () => {
      const scopes = ['EduRoster.ReadBasic', 'EduAssignments.ReadWriteBasic']
      under.microsoft.entra.consents.grantForTenant(tenantIds.fairview, { scopes, roles: [] })
    }
    async function inTeams(shown: Parameters<TeamsUnderTest['hosted']>[0], objectId?: string): Promise<Page> {
      const page = await (await newVisitor(browser)).newPage()
      await page.goto(under.hosted(shown, objectId))
      return page
    }
    const told = (page: Page) => page.evaluate<string[]>('told')
    const send = (page: Page, func: string, args: unknown[]) =>
      page.evaluate(`sendEvent(${JSON.stringify(func)}, ${JSON.stringify(args)})`)

    test('asks for what is missing in a window, once, and then shows the apps', async () => {
      const page = await inTeams({ tab: tab(), context: legacy })
      const frame = page.frameLocator('#tab')
      await frame.getByRole('heading', { name: 'One permission is missing' }).waitFor()
      const [popup] = await Promise.all([
        page.context().waitForEvent('page'),
        frame.getByRole('button', { name: 'Allow in a window' }).click(),
      ])
      await popup.waitForEvent('close')
      await frame.getByRole('link', { name: 'Open Desmos in a new tab' }).waitFor()
      expect((await told(page)).filter((func) => func === 'authentication.getAuthToken')).toHaveLength(2)
      expect(await told(page)).toContain('appInitialization.success')
    })

    test('follows the theme of Teams while it is open', async () => {
      allow()
      const page = await inTeams({ tab: tab(), context: legacy })
      const root = page.frameLocator('#tab').locator('html')
      await page.frameLocator('#tab').getByRole('searchbox').waitFor()
      for (const [theirs, ours] of [
        ['dark', 'dark'],
        ['contrast', 'contrast'],
        ['default', 'light'],
        ['sepia', 'light'],
      ] as const) {
        await send(page, 'themeChange', [theirs])
        await expect.poll(() => root.getAttribute('data-theme')).toBe(ours)
      }
    })

    test('leads a teacher into a class and back, and back closes what stands open first', async () => {
      allow()
      const page = await inTeams({ tab: tab(), context: legacy })
      const frame = page.frameLocator('#tab')
      await frame.getByRole('button', { name: 'Apps for Biology 9' }).click()
      await frame.getByRole('heading', { level: 1, name: /Biology 9/ }).waitFor()
      await frame.getByRole('button', { name: 'Details of Desmos' }).click()
      await frame.getByRole('dialog').waitFor()
      await send(page, 'backButtonPress', [])
      await frame.getByRole('dialog').waitFor({ state: 'hidden' })
      await frame.getByRole('heading', { level: 1, name: /Biology 9/ }).waitFor()
      await send(page, 'backButtonPress', [])
      await frame.getByRole('button', { name: 'Apps for Biology 9' }).waitFor()
    })

    test('makes an assignment of what a teacher chose', async () => {
      allow()
      const page = await inTeams({ tab: tab(), context: inBiology })
      const frame = page.frameLocator('#tab')
      await frame.getByRole('button', { name: 'Add to this class: Desmos' }).click()
      await frame.getByRole('button', { name: 'Make an assignment' }).click()
      await frame.getByText('The assignment waits for you as a draft.').waitFor()
      expect(under.microsoft.graph.education(tenantIds.fairview).assignments).toMatchObject([
        { displayName: 'Desmos', classId: classIds.biology },
      ])
    })

    /** Desmos as a tab of a channel: what Teams keeps of it. */
    async function kept(): Promise<{ contentUrl: string; removeUrl: string }> {
      const page = await inTeams({ tab: tab('config'), context: { ...inBiology, frameContext: 'settings' } })
      const frame = page.frameLocator('#tab')
      await frame.getByRole('button', { name: 'Add to this class: Desmos' }).click()
      await expect.poll(() => told(page)).toContain('settings.setValidityState')
      await send(page, 'settings.save', [{}])
      await expect.poll(() => told(page)).toContain('settings.save.success')
      return page.evaluate<{ contentUrl: string; removeUrl: string }>('saved')
    }
    const sharedBy = async (page: Page): Promise<string[]> => {
      await page.waitForFunction(() => 'shared' in globalThis)
      return page.evaluate<string[]>('shared')
    }

    test('is kept by the button of Teams as a tab that opens one app for students', async () => {
      allow()
      const { contentUrl } = await kept()
      const student = await inTeams({ tab: contentUrl, context: inBiology }, personIds.student)
      const opened = student.frameLocator('#tab')
      await opened.getByRole('link', { name: 'Open Desmos in a new tab' }).waitFor()
      expect(await opened.getByRole('searchbox').count()).toBe(0)
    })

    test('shares a link to an app, and one that a class can open from what was placed', async () => {
      allow()
      const page = await inTeams({ tab: tab(), context: legacy })
      const frame = page.frameLocator('#tab')
      await frame.getByRole('button', { name: 'Details of Desmos' }).click()
      await frame.getByRole('button', { name: 'Share a link to Desmos' }).click()
      const [item, label, web] = await sharedBy(page)
      expect([item, label]).toEqual([expect.stringMatching(/^app-/), 'Desmos'])
      const linked = await inTeams({ tab: tab(), context: { ...legacy, subEntityId: item } })
      await linked.frameLocator('#tab').getByRole('heading', { level: 1, name: 'Desmos' }).waitFor()
      expect(new URL(web!).pathname).toBe('/teams/browser')

      const { contentUrl } = await kept()
      const placed = await inTeams({ tab: contentUrl, context: inBiology })
      await placed.frameLocator('#tab').getByRole('button', { name: 'Share a link to Desmos' }).click()
      const [placement] = await sharedBy(placed)
      const context = { ...inBiology, subEntityId: placement }
      const student = await inTeams({ tab: tab(), context }, personIds.student)
      await student.frameLocator('#tab').getByRole('link', { name: 'Open Desmos in a new tab' }).waitFor()
    })

    test('says what removing it does, and the button of Teams removes it', async () => {
      allow()
      const { removeUrl } = await kept()
      const address = removeUrl.replace('{app.theme}', 'dark').replace('{app.locale}', 'en-us')
      const context = { ...inBiology, theme: 'dark', frameContext: 'remove' }
      const page = await inTeams({ tab: address, context })
      const frame = page.frameLocator('#tab')
      await frame.getByRole('heading', { name: 'Remove this tab?' }).waitFor()
      await expect.poll(() => told(page)).toContain('settings.setValidityState')
      expect(await frame.locator('html').getAttribute('data-theme')).toBe('dark')
      const { violations } = await new AxeBuilder({ page }).include('#tab').analyze()
      expect(violations.map(({ id }) => id)).toEqual([])
      await send(page, 'settings.remove', [])
      await expect.poll(() => told(page)).toContain('settings.remove.success')
    })

    test('says after five seconds that nobody answers, and at once that it stands outside of Teams', async () => {
      const page = await inTeams({ tab: tab(), context: legacy, silent: true })
      const begun = Date.now()
      await page.frameLocator('#tab').getByRole('heading', { name: 'Teams did not answer' }).waitFor()
      expect(Date.now() - begun).toBeLessThan(12_000)
      const alone = await (await newVisitor(browser)).newPage()
      await alone.goto(tab())
      await alone.getByRole('heading', { name: 'Open this page in Microsoft Teams' }).waitFor()
      const link = alone.getByRole('link', { name: 'Open in the browser' })
      const [signedIn] = await Promise.all([alone.context().waitForEvent('page'), link.click()])
      await signedIn.getByRole('link', { name: 'Open Desmos in a new tab' }).waitFor()
    })
  },
  120_000,
)
