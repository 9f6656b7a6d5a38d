import type { Database, DistrictScope } from '@lectern/database'
import type { InstallationId, Surface } from '@lectern/launch'
import { installationRemoved } from '../not-installed.ts'

/** An installation that was removed; times are ISO 8601. */
export interface RemovedInstallation {
  id: InstallationId
  name: string
  surface: Surface
  removedAt: string
  /** As its host went by: the issuer of LTI 1.3, and a client or the key of LTI 1.1. */
  issuer: string | null
  clientId: string
}

/** The last one first. */
export const listRemoved = (scope: DistrictScope): Promise<RemovedInstallation[]> =>
  scope.query<RemovedInstallation & object>(
    `select i.id, i.name, i.surface, to_json(i.removed_at)#>>'{}' as "removedAt", r.issuer, r.client_id as "clientId"
     from lectern.installation i
     join lectern.removed_installation r on r.district_id = i.district_id and r.installation_id = i.id
     where i.district_id = $1 and i.removed_at is not null order by i.removed_at desc, i.id`,
    [scope.districtId],
  )

/** As whom something comes. */
export interface Comer {
  surface: Surface
  issuer?: string
  clientId?: string
  /** Which of those who share the client: a deployment, a domain, a tenant. */
  customer?: string
}

/**
 * For whoever is not found among what is installed.
 * @throws Problem `installation.removed` where it was, and is not any more
 */
export async function refuseRemoved(
  database: Database,
  { surface, issuer, clientId, customer }: Comer,
): Promise<void> {
  const [removed] = await database.query<{ installationId: InstallationId }>(
    `select r.installation_id as "installationId" from lectern.find_removed_installation($1, $2, $3, $4) r`,
    [surface, issuer ?? null, clientId ?? null, customer ?? null],
  )
  if (removed) throw installationRemoved(removed)
}
