import type { BrowserContext, Page } from 'playwright-core'
import { launchBrowser } from '../journeys/browser.ts'
import type { BenchContext, BenchResult } from './runner/bench.ts'
import { publicPort, startBenchDemo } from './runner/bench-demo.ts'
import { heldRow } from './runner/held-row.ts'
import { slow4G, slowNetwork } from './runner/slow-network.ts'

export const name = 'teams-tab'

const limit = 1_000
const rounds = 5

/** What a teacher waits for in Teams: apps in the tab, at a browser that never saw it and at one that did. */
export async function run({ ownerConnection }: BenchContext): Promise<BenchResult> {
  const demo = await startBenchDemo(ownerConnection)
  const network = await slowNetwork({ from: publicPort, to: demo.port }, slow4G)
  const browser = await launchBrowser()
  const first: number[] = []
  const again: number[] = []
  try {
    const microsoft = `${demo.playground}/microsoft`
    const consent = new URLSearchParams({ consent: 'grant' })
    await fetch(`${microsoft}/admin/consent`, { method: 'POST', body: consent })
    const tab = `${microsoft}/teams.microsoft.com/apps/catalog?as=elena-rivera`
    for (let round = 0; round < rounds; round++) {
      // Not one whose requests pass through the test: such a browser caches nothing.
      const context = await browser.newContext()
      first.push(await waitedFor(context, tab))
      again.push(await waitedFor(context, tab))
      await context.close()
    }
  } finally {
    await browser.close()
    await network.close()
    await demo.stop()
  }
  return {
    rows: [heldRow('first visit, nothing in the cache', first, limit), heldRow('opened again', again, limit)],
    notes: [
      `From the tab's address to the first app, ${rounds} browsers. Slow 4G: a round trip of 150 ms and 1.6 Mbit/s between browser and server, for everything.`,
    ],
  }
}

async function waitedFor(context: BrowserContext, tab: string): Promise<number> {
  const page = await context.newPage()
  const asked = page.waitForRequest((request) => new URL(request.url()).pathname === '/teams/tab')
  const opened = page.goto(tab)
  await asked
  const askedAt = performance.now()
  await firstApp(page).waitFor()
  const waited = performance.now() - askedAt
  await opened
  await page.close()
  return waited
}

const firstApp = (page: Page) => page.frameLocator('#tab').locator('.app h3').first()
