import type { Farewell } from '@lectern/tenancy'
import { asProblem } from '../../http/as-problem.ts'
import type { LtiSurface } from '../lti/lti-surface.ts'
import { isPassing, tellHandler } from './align-notices.ts'

export type LeavePlatformPorts = Pick<LtiSurface, 'connect' | 'log'>

/**
 * The platform of a removed installation sends no notices any more. What it refuses is as good: it knows us no longer.
 * @throws what passes by itself, for another try
 */
export async function leavePlatform(
  { connect, log }: LeavePlatformPorts,
  { platform, notices }: Extract<Farewell, { host: 'lti' }>,
): Promise<void> {
  const failures: unknown[] = []
  for (const notice of notices)
    try {
      await tellHandler({ connect }, platform, notice, null)
    } catch (error) {
      const { code, message } = asProblem(error)
      if (isPassing(code)) failures.push(error)
      else log.warn({ code, installationId: platform.installationId }, message)
    }
  if (failures.length > 0)
    throw new AggregateError(failures, 'a platform could not be told that we have left')
}
