import { hkdfSync } from 'node:crypto'
import { grantSeats } from '@lectern/catalog'
import type { Database, DistrictScope } from '@lectern/database'
import type { PersonId } from '@lectern/launch'
import { evaluateNudges, planDeliveries, setContractHours, type UnopenedSeat } from '@lectern/nudges'
import { someApps } from '@lectern/server/testing'
import {
  createDistrict,
  findTeamsInstallations,
  noteTeamsRecipient,
  pseudonyms,
  teamsReach,
} from '@lectern/tenancy'
import { installTeams } from '../runner/install-teams.ts'

export interface NotifiedDistrict {
  scope: DistrictScope
  manifestId: string
  objectIds: string[]
}

/** A district whose teachers all have a seat that they never used and the app in Teams; a notice to each is on its way. */
export async function notifiedDistrict(
  database: Database,
  secret: Buffer,
  { slug, tenantId, teachers }: { slug: string; tenantId: string; teachers: number },
): Promise<NotifiedDistrict> {
  // As the server makes its keys, one for each purpose.
  const keyOf = (purpose: string) => new Uint8Array(hkdfSync('sha256', secret, '', `lectern ${purpose}`, 32))
  const { id } = await createDistrict(database, { slug, name: slug, timeZone: 'UTC' })
  const scope = database.district(id)
  await setContractHours(scope, { days: [1, 2, 3, 4, 5, 6, 7], startsMinute: 0, endsMinute: 24 * 60 })
  const credentialKey = keyOf('Teams credentials')
  const installationId = await installTeams(database, scope, {
    tenantId,
    feature: 'notifications',
    credentialKey,
  })
  const appId = (await someApps(scope, ['Desmos']))['Desmos']!
  const objectIds = Array.from({ length: teachers }, () => crypto.randomUUID())
  const names = pseudonyms(keyOf('pseudonyms'))
  const holders = objectIds.map((objectId) => names.sourcedId(id, objectId))
  const now = new Date()
  const seatSince = new Date(now.getTime() - 30 * 86_400_000).toISOString().slice(0, 10)
  await grantSeats(scope, { appId, holders, assignedOn: seatSince })
  const personIds = objectIds.map(() => crypto.randomUUID() as PersonId)
  await scope.query(
    `insert into lectern.person (district_id, id, role) select $1, p.id, 'teacher' from unnest($2::uuid[]) p (id)`,
    [id, personIds],
  )
  // What a host calls them is of no concern here.
  await scope.query(
    `insert into lectern.identity (district_id, installation_id, subject_hash, sourced_id_hash, person_id)
     select $1, $2, h.holder, h.holder, h.person_id from unnest($3::bytea[], $4::uuid[]) h (holder, person_id)`,
    [id, installationId, holders, personIds],
  )
  const sealed = { now, sealKey: keyOf('Teams recipients') }
  for (const [place, personId] of personIds.entries()) {
    const recipient = { installationId, personId, objectId: objectIds[place]!, language: 'en' as const }
    await noteTeamsRecipient(scope, { ...recipient, isInstalled: true }, sealed)
  }
  async function* seats(): AsyncGenerator<UnopenedSeat> {
    for (const personId of personIds) yield { personId, role: 'teacher', appId, seatSince }
  }
  await evaluateNudges(scope, { seatsNeverOpened: seats }, now)
  const planned = await planDeliveries(
    scope,
    {
      installationId,
      reach: (own, people) => teamsReach(own, installationId, people, now),
      batchSize: () => 0,
      send: () => {
        throw new Error('Sending is for the worker.')
      },
    },
    now,
  )
  if (planned !== teachers) throw new Error(`${planned} notices were planned.`)
  const [installation] = await findTeamsInstallations(database, { installationId }, credentialKey)
  return { scope, manifestId: installation!.manifestId, objectIds }
}
