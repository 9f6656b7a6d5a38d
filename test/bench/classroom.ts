import { launchBrowser, newVisitor } from '../journeys/browser.ts'
import { beginsAssignment, inClassroom, throughGoogle } from '../journeys/classroom-page.ts'
import type { BenchContext, BenchResult } from './runner/bench.ts'
import { publicPort, startBenchDemo } from './runner/bench-demo.ts'
import { heldRow } from './runner/held-row.ts'
import { slow4G, slowNetwork } from './runner/slow-network.ts'

export const name = 'classroom'

const googleLatency = 150
const limits = { results: 1_000, attached: 1_500 }
const rounds = 5

/** What a teacher waits for in Classroom: results after the window of the sign-in has closed, and the frame to close. */
export async function run({ ownerConnection }: BenchContext): Promise<BenchResult> {
  const demo = await startBenchDemo(ownerConnection)
  const network = await slowNetwork({ from: publicPort, to: demo.port }, slow4G)
  const browser = await launchBrowser()
  const results: number[] = []
  const attached: number[] = []
  try {
    const google = `${demo.playground}/google`
    const settings = new URLSearchParams({ latencyMilliseconds: String(googleLatency) })
    await fetch(`${google}/settings`, { method: 'POST', body: settings })
    const account = { email: 'elena.rivera@fairview.example', address: `${google}/be/elena-rivera` }
    for (let round = 0; round < rounds; round++) {
      const context = await newVisitor(browser)
      const visitor = await inClassroom(context, account)
      await beginsAssignment(visitor, 'Biology 9', `Round ${round}`)
      await visitor.frame.getByRole('button', { name: 'Continue with Google' }).waitFor()
      const popup = await visitor.window()
      const closed = popup.waitForEvent('close').then(() => performance.now())
      void throughGoogle(popup, account.email)
      const closedAt = await closed
      await visitor.frame.locator('.app h3').first().waitFor()
      results.push(performance.now() - closedAt)
      // A teacher looks around first.
      await visitor.page.waitForLoadState('networkidle')
      await visitor.frame
        .getByRole('button', { name: /^Add to this class/ })
        .first()
        .click()
      const add = visitor.frame.getByRole('button', { name: /^Add 1 app/ })
      await add.waitFor()
      const clickedAt = performance.now()
      await add.click()
      await visitor.page.locator('#add-on').waitFor({ state: 'detached' })
      attached.push(performance.now() - clickedAt)
      await context.close()
    }
  } finally {
    await browser.close()
    await network.close()
    await demo.stop()
  }
  return {
    rows: [
      heldRow('window closed to first results, slow 4G', results, limits.results),
      heldRow('add to closed frame', attached, limits.attached),
    ],
    notes: [
      `${rounds} visitors at browsers of their own; each call of Google takes ${googleLatency} ms. Slow 4G: a round trip of 150 ms and 1.6 Mbit/s between browser and server, for everything.`,
    ],
  }
}
