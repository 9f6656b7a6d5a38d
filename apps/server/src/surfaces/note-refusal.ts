import type { Database } from '@lectern/database'
import { newReference, type Problem } from '@lectern/problem'
import { recordRefusedLaunch, type LtiInstallation } from '@lectern/tenancy'
import type { Logger } from '../http/log.ts'

/** Whose list a refusal belongs into. */
export type RefusingInstallation = Pick<LtiInstallation, 'districtId' | 'installationId' | 'name'>

export interface RefusalNotes {
  database: Database
  log: Logger
  /** Bounds what a flood of refused launches writes. */
  mayRecordRefusal: (installationId: string) => boolean
}

/** Among several districts nobody knows whose list it belongs into; what was removed is in nobody's. */
export const listedUnder = <Installation extends RefusingInstallation>(
  { code }: Problem,
  installations: readonly Installation[] = [],
): Installation | undefined =>
  installations.length === 1 && code !== 'installation.removed' ? installations[0] : undefined

/** @returns the reference that log, list and page have in common */
export async function noteRefusal(
  surface: RefusalNotes,
  problem: Problem,
  installation: RefusingInstallation | undefined,
): Promise<string> {
  const reference = newReference()
  const facts = {
    reference,
    code: problem.code,
    installationId: installation?.installationId,
    // Moodle writes the person's session key into the return address; a code approves whoever knows it.
    details: { ...problem.details, returnTo: undefined, approvalCode: undefined },
  }
  if (problem.kind === 'internal') surface.log.error({ ...facts, err: problem }, problem.message)
  else surface.log.warn(facts, problem.message)
  if (installation && surface.mayRecordRefusal(installation.installationId))
    await record(surface, installation, problem, reference)
  return reference
}

async function record(
  { database, log }: RefusalNotes,
  { districtId, installationId }: RefusingInstallation,
  { code, message, details }: Problem,
  reference: string,
): Promise<void> {
  const passedChecks = Array.isArray(details['passed']) ? (details['passed'] as string[]) : []
  try {
    const scope = database.district(districtId)
    await recordRefusedLaunch(scope, { installationId, code, message, reference, passedChecks })
  } catch (err) {
    log.error({ err, reference }, 'could not record a refused launch')
  }
}
