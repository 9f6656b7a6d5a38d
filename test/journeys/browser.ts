import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core'

/** `npm test` names the browser it found or installed; run alone, these are the usual places. */
export const chromiumPath = [
  process.env['LECTERN_TEST_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path))

/** Nothing under test talks past loopback: no background traffic, and every other host name resolves to nothing. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
]

export const programArguments = [...quiet, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
const desktop = { width: 1280, height: 900 }

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath, args: programArguments })

export type CookiePolicy = 'usual' | 'third-party blocked' | 'all blocked'

/** A browser whose owner has chosen what cookies may do, as Chromium's own settings say it. */
export async function browserWithCookies(policy: CookiePolicy): Promise<BrowserContext> {
  const profile = await mkdtemp(join(tmpdir(), 'lectern-browser-'))
  await mkdir(join(profile, 'Default'))
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify({ profile: preferences[policy] }))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath,
    args: programArguments,
    viewport: desktop,
    locale: 'en-US',
  })
  // The browser's processes write for a moment after it has closed.
  context.on(
    'close',
    () => void rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
  )
  return prepared(context)
}

const preferences = {
  usual: {},
  'third-party blocked': { cookie_controls_mode: 1, block_third_party_cookies: true },
  'all blocked': { default_content_setting_values: { cookies: 2 } },
}

/** A new person at a new browser. Apps open in tabs of their own. */
export const newVisitor = async (
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> =>
  prepared(await browser.newContext({ viewport: desktop, locale: 'en-US', ...options }))

/** What apps would load is answered here. */
export async function prepared(context: BrowserContext): Promise<BrowserContext> {
  context.setDefaultTimeout(15_000)
  await context.route(
    (url) => !['localhost', '127.0.0.1'].includes(url.hostname),
    (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<title>The app</title><h1>${route.request().url()}</h1>`,
      }),
  )
  return context
}
