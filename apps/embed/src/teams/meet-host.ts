import type { app } from '@microsoft/teams-js'
import type { TeamsLaunchRequest } from '@lectern/api-contracts'
import type { Teams } from './teams-tab.ts'
import { showTheme } from './teams-theme.ts'

type Failure = NonNullable<TeamsLaunchRequest['failure']>
export type Meeting = { context: app.Context } | { failure: Failure }

/** TeamsJS waits a minute for a page that is not Teams; a person does not. */
const patienceMilliseconds = 5_000

/** Finds out whether Teams is around this page, and where in it the page stands. */
export async function meetHost({ app: host }: Teams, hosts: readonly string[]): Promise<Meeting> {
  if (parent === window && !opener) return { failure: { kind: 'outside' } }
  try {
    const context = await within(patienceMilliseconds, async () => {
      await host.initialize([...hosts])
      return host.getContext()
    })
    host.notifyAppLoaded()
    showTheme(context.app.theme)
    host.registerOnThemeChangeHandler(showTheme)
    return { context }
  } catch (error) {
    return { failure: { kind: 'silent', reason: reasonOf(error) } }
  }
}

export function within<Result>(milliseconds: number, work: () => Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('No answer.')), milliseconds)
    work()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer))
  })
}

export const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 1000)
