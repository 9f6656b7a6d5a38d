import { createJobs, type Jobs } from '@lectern/jobs'
import type { Config } from './config.ts'
import type { Connected } from './connect.ts'
import type { Logger } from './http/log.ts'

/** The queue of this process, on Redis where there is one. */
export const openQueue = (
  { redisUrl }: Pick<Config, 'redisUrl'>,
  { application }: Pick<Connected, 'application'>,
  log: Logger,
): Promise<Jobs> =>
  createJobs({
    backend: redisUrl
      ? { kind: 'redis', url: redisUrl.reveal() }
      : { kind: 'postgres', connection: application },
    log,
  })
