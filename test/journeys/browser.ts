import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core'

/** `npm test` names the browser it found or installed; run alone, these are the usual places. */
export const chromiumPath = [process.env['LECTERN_TEST_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
)

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

export const launchBrowser = (extraArguments: string[] = []): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath,
    args: [...quiet, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...extraArguments],
  })

/** A new person at a new browser. Apps open in tabs of their own; what they would load is answered here. */
export async function newVisitor(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-US', ...options })
  context.setDefaultTimeout(15_000)
  await context.route(
    (url) => !['localhost', '127.0.0.1'].includes(url.hostname),
    (route) => route.fulfill({ contentType: 'text/html', body: `<title>The app</title><h1>${route.request().url()}</h1>` }),
  )
  return context
}
