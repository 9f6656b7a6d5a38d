import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium, type BrowserContext } from 'playwright-core'
import { chromiumPath, prepared, programArguments } from './browser.ts'

export interface BrowserWithTabs {
  context: BrowserContext
  close: () => Promise<void>
}

/**
 * A browser in which one tab at a time is in sight. Playwright tells every page of a browser that it starts itself that
 * it is in front; of one that runs already it can be asked to leave that alone.
 */
export async function browserWithTabs(): Promise<BrowserWithTabs> {
  const profile = await mkdtemp(join(tmpdir(), 'lectern-browser-'))
  const program = spawn(
    chromiumPath!,
    [
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      ...programArguments,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const ended = once(program, 'exit')
  const browser = await chromium.connectOverCDP(await addressOf(program), { noDefaults: true })
  return {
    context: await prepared(browser.contexts()[0]!), // there always is the default one
    close: async () => {
      await browser.close()
      program.kill()
      await ended
      await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
    },
  }
}

/** Where it takes orders: the first thing it says. */
async function addressOf({ stderr }: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: stderr! })) {
    const address = /^DevTools listening on (ws:\S+)$/.exec(line)?.[1]
    if (address) {
      stderr!.resume()
      return address
    }
  }
  throw new Error('Chromium ended before it was there.')
}
