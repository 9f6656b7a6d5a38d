import { endCreditsOf } from '@lectern/catalog'
import type { Database, DistrictScope } from '@lectern/database'
import { cancelImportsOf } from '@lectern/imports'
import type { InstallationId } from '@lectern/launch'
import { withdrawFrom } from '@lectern/nudges'
import { recordAudit, retireInstallation, type RemovalKeys } from '@lectern/tenancy'
import type { SecretKeys } from '../secret-keys.ts'

export interface RemovalPorts {
  database: Database
  secrets: Pick<SecretKeys, 'of'>
  now: () => Date
}

export interface WantedRemoval {
  installationId: InstallationId
  /** As somebody typed it; undefined where they said otherwise that they mean it. */
  name: string | undefined
  /** Of the console; null for the command line. */
  accountId: string | null
}

/**
 * Every domain ends what goes through an installation, together or not at all. What was counted and placed stays.
 * @returns whether its host is to be told something
 * @throws Problem `installation.unknown`, `installation.removed`, `installation.name-differs`
 */
export const removeInstallation = (
  { database, secrets, now }: RemovalPorts,
  scope: DistrictScope,
  { installationId, name: typed, accountId }: WantedRemoval,
): Promise<{ name: string; isFarewellDue: boolean }> =>
  scope.transaction(async (tx) => {
    const removed = await retireInstallation(
      database,
      tx,
      { installationId, name: typed },
      removalKeys(secrets),
    )
    await cancelImportsOf(tx, installationId)
    await endCreditsOf(tx, installationId)
    await withdrawFrom(tx, installationId, now())
    await recordAudit(tx, {
      accountId,
      action: 'installation.removed',
      subject: installationId,
      details: { name: removed.name },
    })
    return removed
  })

const removalKeys = (secrets: Pick<SecretKeys, 'of'>): RemovalKeys => ({
  googleClients: secrets.of('Google client secrets'),
  googleGrants: secrets.of('Google grants'),
  teamsCredentials: secrets.of('Teams credentials'),
  farewells: secrets.of('farewells'),
})
