import type { BrowserContext } from 'playwright-core'
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

/** As the browser painted it: the waiting picture before the apps has neither a word nor an image. */
async function waitedFor(context: BrowserContext, tab: string): Promise<number> {
  const page = await context.newPage()
  await page.goto(tab)
  const frame = page.frame({ url: /\/teams\/tab\?/ })!
  await frame.locator('.app h3').first().waitFor()
  const painted = await frame.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  )
  const waited = await painted.jsonValue()
  await page.close()
  return waited!
}
