import { randomUUID } from 'node:crypto'
import { Problem } from '@lectern/problem'
import type { Database, DistrictScope } from '@lectern/database'
import type { DistrictId } from '@lectern/launch'

export interface District {
  id: DistrictId
  slug: string
  name: string
  /** IANA name; the district's days begin at its midnight. */
  timeZone: string
  isDemo: boolean
}

export interface NewDistrict {
  slug: string
  name: string
  timeZone: string
  isDemo?: boolean
}

const columns = `d.id, d.slug, d.name, d.time_zone as "timeZone", d.is_demo as "isDemo"`

/** @throws Problem `district.slug-malformed`, `district.time-zone-unknown`, `district.exists` */
export async function createDistrict(database: Database, district: NewDistrict): Promise<District> {
  const { slug, name, timeZone, isDemo = false } = district
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
    throw new Problem({
      kind: 'invalid',
      code: 'district.slug-malformed',
      message: `"${slug}" cannot stand in an address. Use lower-case letters, digits and single hyphens, e.g. fairview.`,
    })
  if (!Intl.supportedValuesOf('timeZone').includes(timeZone) && timeZone !== 'UTC')
    throw new Problem({
      kind: 'invalid',
      code: 'district.time-zone-unknown',
      message: `"${timeZone}" is not an IANA time zone. Examples: America/Chicago, America/Los_Angeles.`,
    })
  // A new district is its own scope: nobody else's rows are within reach.
  const id = randomUUID() as DistrictId
  const rows = await database.district(id).query<District>(
    `insert into lectern.district as d (id, slug, name, time_zone, is_demo) values ($1, $2, $3, $4, $5)
     on conflict (slug) do nothing
     returning ${columns}`,
    [id, slug, name.trim(), timeZone, isDemo],
  )
  if (!rows[0])
    throw new Problem({
      kind: 'conflict',
      code: 'district.exists',
      message: `There is already a district "${slug}".`,
    })
  return rows[0]
}

export const listDistricts = (database: Database): Promise<District[]> =>
  database.query<District>(`select ${columns} from lectern.list_districts() d`)

/** @throws Problem `district.unknown` */
export async function findDistrict(database: Database, slug: string): Promise<District> {
  const district = (await listDistricts(database)).find((candidate) => candidate.slug === slug)
  if (!district)
    throw new Problem({
      kind: 'not-found',
      code: 'district.unknown',
      message: `There is no district "${slug}".`,
    })
  return district
}

export async function getDistrict(scope: DistrictScope): Promise<District> {
  const [district] = await scope.query<District>(
    `select ${columns} from lectern.district d where d.id = $1`,
    [scope.districtId],
  )
  if (!district)
    throw new Problem({ kind: 'not-found', code: 'district.unknown', message: 'This district is gone.' })
  return district
}
