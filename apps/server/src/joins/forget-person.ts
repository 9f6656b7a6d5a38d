import { forgetHoldingsOf } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { NamedPerson } from '@lectern/launch'
import { forgetNudgesOf } from '@lectern/nudges'
import { forgetUsageOf } from '@lectern/telemetry'
import { findPerson, forgetPeople, recordAudit, takeGoogleGrantsOf } from '@lectern/tenancy'
import { heldAbout } from './held-about.ts'

export type AskedBy = 'administrator' | 'person' | 'command line'

export interface ForgetPorts {
  /** With which what acts for people is sealed. */
  grantKey: Uint8Array
  /** To Google, which may not answer: what failed is in the log, and forgotten is forgotten. */
  giveBack: (tokens: readonly string[]) => Promise<unknown>
}

/**
 * Every domain forgets one person, together or not at all. What stays are sums and what others use; a later launch
 * makes somebody new. The audit says that somebody was forgotten and at whose request, never who.
 * @returns false when nothing was held, and then nothing is written
 */
export async function forgetPerson(
  { grantKey, giveBack }: ForgetPorts,
  scope: DistrictScope,
  named: NamedPerson,
  askedBy: AskedBy,
): Promise<boolean> {
  if (!(await heldAbout(scope, named))) return false
  const tokens = await scope.transaction(async (inside) => {
    const person = await findPerson(inside, named)
    const { personIds } = person
    await forgetUsageOf(inside, personIds)
    await forgetNudgesOf(inside, personIds)
    await forgetHoldingsOf(inside, person)
    const taken = await takeGoogleGrantsOf(inside, personIds, grantKey)
    await forgetPeople(inside, personIds)
    await recordAudit(inside, {
      accountId: null,
      action: 'person.forgotten',
      subject: 'somebody',
      details: { askedBy },
    })
    return taken
  })
  await giveBack(tokens)
  return true
}
