import type { DistrictScope } from '@lectern/database'
import type { AppId } from '@lectern/launch'
import type { Verdict } from './listing.ts'
import { getApp } from './read-apps.ts'

export interface Licence {
  appId: string
  seats: number
  /** ISO dates; both days are in force. */
  startsOn: string
  endsOn: string
}

/** @throws Problem `catalog.app-not-found` */
export async function addLicence(scope: DistrictScope, licence: Licence): Promise<void> {
  const { id } = await getApp(scope, licence.appId)
  await scope.query(
    `insert into lectern.licence (district_id, app_id, seats, starts_on, ends_on) values ($1, $2, $3, $4, $5)`,
    [scope.districtId, id, licence.seats, licence.startsOn, licence.endsOn],
  )
}

export interface SeatGrant {
  appId: string
  /** HMACs of the district's own numbers for people, made as `identity.sourced_id_hash` is. */
  holders: readonly Uint8Array[]
  /** ISO date. */
  assignedOn: string
}

/**
 * Gives people a seat; whoever has one keeps it with its date.
 * @returns how many are new
 * @throws Problem `catalog.app-not-found`
 */
export async function grantSeats(scope: DistrictScope, grant: SeatGrant): Promise<number> {
  const { id } = await getApp(scope, grant.appId)
  const added = await scope.query(
    `insert into lectern.seat (district_id, app_id, holder_hash, assigned_on)
     select $1, $2, holder, $4::date from unnest($3::bytea[]) holder
     on conflict do nothing returning 1`,
    [scope.districtId, id, grant.holders, grant.assignedOn],
  )
  return added.length
}

export interface Seat {
  appId: AppId
  holderHash: Uint8Array
  /** ISO date. */
  assignedOn: string
  verdict: Verdict
}

/** The seats that are good on a day: of a licence in force, or of an app without any licence on record. */
export const listSeats = (scope: DistrictScope, on: string): Promise<Seat[]> =>
  scope.query<Seat & object>(
    `select s.app_id as "appId", s.holder_hash as "holderHash", s.assigned_on::text as "assignedOn", l.verdict
     from lectern.seat s
     join lectern.listing l on l.district_id = s.district_id and l.app_id = s.app_id
     where coalesce((select bool_or($1::date between c.starts_on and c.ends_on) from lectern.licence c
                     where c.district_id = s.district_id and c.app_id = s.app_id), true)
     order by s.app_id, s.assigned_on, s.holder_hash`,
    [on],
  )
