import type { DistrictScope } from '@lectern/database'
import type { DistrictId } from '@lectern/launch'
import { Problem } from '@lectern/problem'

interface Sharer {
  districtId: DistrictId
  hostedDomains: readonly string[]
}

/** Two districts that add the same client or a domain at once must see each other. */
export const waitForClient = (tx: DistrictScope, clientId: string): Promise<unknown> =>
  tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`google client ${clientId}`])

/** @throws Problem `installation.exists` */
export function requireNotInstalled(
  clientId: string,
  others: readonly Sharer[],
  districtId: DistrictId,
): void {
  if (others.some((other) => other.districtId === districtId))
    throw conflict(
      'installation.exists',
      `The OAuth client ${clientId} is installed in this district already.`,
    )
}

/** @throws Problem `installation.domain-taken` */
export function requireFreeDomains(hostedDomains: readonly string[], others: readonly Sharer[]): void {
  const taken = hostedDomains.filter((domain) => others.some((other) => other.hostedDomains.includes(domain)))
  if (taken.length > 0)
    throw conflict(
      'installation.domain-taken',
      `${taken.join(', ')} belongs to another district on this server that uses the same OAuth client.`,
    )
}

const conflict = (code: string, message: string): Problem => new Problem({ kind: 'conflict', code, message })
