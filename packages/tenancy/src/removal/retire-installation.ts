import type { Database, DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import { installationRemoved, installationUnknown } from '../not-installed.ts'
import { forgetRosters } from '../roster/forget-rosters.ts'
import { takeFarewell, type FarewellKeys, type Protocol } from './farewell.ts'
import { sealFarewell } from './kept-farewells.ts'

export interface RemovalKeys extends FarewellKeys {
  farewells: Uint8Array
}

interface Found {
  name: string
  protocol: Protocol
  isRemoved: boolean
}

/**
 * Retires an installation: it stays as what its figures and placements belong to. Secrets, grants, class lists and what
 * was switched on are gone with the transaction; what the host is to be told is kept, sealed, until it was told.
 * @param name as somebody typed it, to show that they mean this one; undefined: they said so otherwise
 * @returns whether the host is to be told something
 * @throws Problem `installation.unknown`, `installation.removed`, `installation.name-differs`
 */
export async function retireInstallation(
  database: Database,
  tx: DistrictScope,
  { installationId: id, name }: { installationId: InstallationId; name: string | undefined },
  keys: RemovalKeys,
): Promise<{ name: string; isFarewellDue: boolean }> {
  const found = await lockInstallation(tx, id)
  if (found.isRemoved) throw installationRemoved({ installationId: id })
  if (name !== undefined && name.trim() !== found.name.trim()) throw nameDiffers(found.name)
  const farewell = await takeFarewell(database, tx, { id, protocol: found.protocol }, keys)
  const key = [tx.districtId, id]
  await tx.query(
    'update lectern.installation i set removed_at = now() where i.district_id = $1 and i.id = $2',
    key,
  )
  await tx.query(
    `insert into lectern.removed_installation
       (district_id, installation_id, issuer, client_id, customers, sealed_farewell) ${comers[found.protocol]}`,
    [...key, farewell && (await sealFarewell(farewell, id, keys.farewells))],
  )
  await forgetRosters(tx, id)
  for (const table of tables)
    await tx.query(`delete from lectern.${table} t where t.district_id = $1 and t.installation_id = $2`, key)
  await tx.query(
    'delete from lectern.lti_context_service s where s.district_id = $1 and s.installation_id = $2',
    key,
  )
  return { name: found.name, isFarewellDue: farewell !== undefined }
}

/** What is on its way into it is waited for; what comes after waits for us (`lectern.refuse_removed`). */
async function lockInstallation(tx: DistrictScope, id: InstallationId): Promise<Found> {
  const [found] = await tx.query<Found>(
    `select i.name, i.removed_at is not null as "isRemoved",
       case when i.surface <> 'lti' then i.surface when r.installation_id is not null then 'lti-1p3' else 'lti-1p1' end
         as protocol
     from lectern.installation i
     left join lectern.lti_registration r on r.district_id = i.district_id and r.installation_id = i.id
     where i.district_id = $1 and i.id = $2 for update of i`,
    [tx.districtId, id],
  )
  if (!found) throw installationUnknown()
  return found
}

/** As whom each host goes on coming. */
const comers: Record<Protocol, string> = {
  'lti-1p3': `select r.district_id, r.installation_id, r.issuer, r.client_id, array(
       select d.deployment_id from lectern.lti_deployment d
       where d.district_id = r.district_id and d.installation_id = r.installation_id), $3
     from lectern.lti_registration r where r.district_id = $1 and r.installation_id = $2`,
  'lti-1p1': `select c.district_id, c.installation_id, null, c.consumer_key, '{}', $3
     from lectern.lti_1p1_consumer c where c.district_id = $1 and c.installation_id = $2`,
  'google-classroom': `select g.district_id, g.installation_id, null, g.client_id, g.hosted_domains, $3
     from lectern.google_installation g where g.district_id = $1 and g.installation_id = $2`,
  teams: `select t.district_id, t.installation_id, null, t.client_id, array[t.tenant_id], $3
     from lectern.teams_installation t where t.district_id = $1 and t.installation_id = $2`,
}

/** Of which nothing stays: what was switched on, what people granted, and the registration itself with its secrets. */
const tables = [
  'installation_feature',
  'lti_deployment',
  'lti_registration',
  'lti_1p1_consumer',
  'google_registration',
  'google_push_message',
  'google_directory',
  'google_submission',
  'google_installation',
  'teams_recipient',
  'teams_installation',
] as const

const nameDiffers = (name: string): Problem => {
  const message = `That is not the name of the installation. Type it as it is: ${name}`
  return new Problem({
    kind: 'invalid',
    code: 'installation.name-differs',
    message,
    details: { errors: [{ path: 'name', message }] },
  })
}
