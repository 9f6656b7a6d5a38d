import type { InstallationId } from '@lectern/launch'
import { newReference, type Problem } from '@lectern/problem'
import type { AdministratorRefusal } from '@lectern/tenancy'
import type { Logger } from '../http/log.ts'

/** Why an administrator came back with nothing, as the installation's page tells it; also one line in the log. */
export function refusalForPage(
  { log, now }: { log: Pick<Logger, 'error' | 'warn'>; now: () => Date },
  installationId: InstallationId,
  problem: Problem,
): AdministratorRefusal {
  const reference = newReference()
  const { code, kind, details } = problem
  const isInternal = kind === 'internal'
  if (isInternal) log.error({ reference, code, err: problem }, problem.message)
  else log.warn({ reference, code, installationId, details }, problem.message)
  const message = isInternal ? 'Something failed inside Lectern. The log says more.' : problem.message
  return { at: now().toISOString(), code, message, reference }
}
