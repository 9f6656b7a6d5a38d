import type { WithdrawnGrants } from '@lectern/api-contracts'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { recordAudit, takeAdministratorGrants } from '@lectern/tenancy'
import type { SecretKeys } from '../../secret-keys.ts'
import { giveBackAccess, type GiveBackPorts } from './give-back-access.ts'

/**
 * What administrators granted is deleted and given back to Google. Whoever also teaches signs in anew: Google knows one
 * access of a person, not two.
 * @param accountId of the console; null for the command line
 */
export async function withdrawAdministrators(
  { secrets, ...google }: GiveBackPorts & { secrets: SecretKeys },
  scope: DistrictScope,
  installationId: InstallationId,
  accountId: string | null,
): Promise<WithdrawnGrants> {
  const { grants, tokens } = await scope.transaction(async (tx) => {
    const taken = await takeAdministratorGrants(tx, installationId, secrets.of('Google grants'))
    if (taken.grants > 0)
      await recordAudit(tx, {
        accountId,
        action: 'google.administrators-withdrawn',
        subject: installationId,
        details: { grants: taken.grants },
      })
    return taken
  })
  return { withdrawn: grants, notTold: await giveBackAccess(google, tokens) }
}
