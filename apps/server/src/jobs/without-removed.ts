import type { HandledJob } from '@lectern/jobs'
import { Problem } from '@lectern/problem'

/** A job that was on the queue when its installation was removed has nothing left to do: to try it again would not help. */
export const withoutRemoved = (handlers: readonly HandledJob[]): HandledJob[] =>
  handlers.map((handler) => ({
    name: handler.name,
    async run(data, context) {
      try {
        await handler.run(data, context)
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'installation.removed') throw error
        context.log.info({ code: error.code }, 'left a job whose installation was removed')
      }
    },
  }))
