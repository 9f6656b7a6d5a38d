import { newReference, Problem } from '@lectern/problem'

/** Runs a program to its end: a Problem is told in a sentence, anything else is a defect and shows its stack. */
export async function runProgram(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    if (error instanceof Problem) console.error(`${error.message}\n(${error.code}, ${newReference()})`)
    else console.error(error)
    process.exitCode = 1
    // Whatever still holds the process open belongs to a start that failed.
    setTimeout(() => process.exit(), 2_000).unref()
  }
}

/** Resolves when the process is asked to stop; a second request ends it at once. */
export const stopRequested = (): Promise<void> =>
  new Promise((resolve) => {
    let asked = false
    const stop = (): void => {
      if (asked) process.exit(1)
      asked = true
      resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  })
