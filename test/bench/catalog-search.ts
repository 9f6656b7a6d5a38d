import { randomBytes } from 'node:crypto'
import { cpus } from 'node:os'
import pg from 'pg'
import { searchApps, seedDemoListings } from '@lectern/catalog'
import { applicationRole, migrate, openDatabase, type DistrictScope } from '@lectern/database'
import type { DistrictId } from '@lectern/launch'
import { importManyApps } from './catalog/many-apps.ts'
import { searchMix, type MeasuredSearch } from './catalog/searches.ts'
import type { BenchContext, BenchResult } from './runner/bench.ts'

export const name = 'catalog-search'

const appsPerDistrict = 20_000
const rounds = 5

/** A catalog search as pages make it, beside a plain `ilike` scan of the same apps, each search of the mix in turn. */
export async function run({ ownerConnection, log }: BenchContext): Promise<BenchResult> {
  const role = applicationRole(ownerConnection.database, randomBytes(32))
  await migrate(ownerConnection, role)
  const owner = new pg.Client(ownerConnection)
  await owner.connect()
  const database = openDatabase({
    connection: { ...ownerConnection, user: role.name, password: role.password },
  })
  try {
    const [neighbour, scope] = (await makeDistricts(owner)).map((id) => database.district(id))
    await importManyApps(neighbour!, appsPerDistrict)
    const real = await importManyApps(scope!, appsPerDistrict)
    log(`${appsPerDistrict} apps in each of two districts`)
    await seedDemoListings(scope!, new Date())
    await owner.query('vacuum analyze') // as autovacuum does in its time
    const contestants = [contestant('Lectern', ourSearch), contestant('ilike', plainSearch)]
    const mix = searchMix(real)
    for (const search of mix) for (const { find } of contestants) await find(scope!, search)
    for (let round = 1; round <= rounds; round++) {
      for (const search of mix) for (const each of contestants) await measure(each, scope!, search)
      log(`round ${round} of ${rounds}`)
    }
    const kinds = [...new Set(mix.map(({ kind }) => kind))]
    return {
      rows: [...kinds, undefined].map((kind) => toRow(kind, contestants)),
      notes: [
        `${mix.length} searches, ${rounds} rounds, one after the other, as the application role, round trip included.`,
        'Lectern answers with ranked cards, total and facets; ilike with rows by name and the total.',
        'Every search ran once before: without words, Lectern has the counts of this catalog version from memory.',
        '"finds": of the searches that mean one name, those with such an app on the first page of 24.',
        `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}.`,
      ],
    }
  } finally {
    await database.close()
    await owner.end()
  }
}

async function makeDistricts(owner: pg.Client): Promise<DistrictId[]> {
  const { rows } = await owner.query<{ id: DistrictId }>(
    `insert into lectern.district (slug, name) values ('neighbour', 'Neighbour'), ('bench', 'Bench') returning id`,
  )
  return rows.map(({ id }) => id)
}

type Find = (scope: DistrictScope, search: MeasuredSearch) => Promise<string[]>

interface Sample {
  kind: string
  milliseconds: number
  found: boolean | undefined
}

interface Contestant {
  name: string
  find: Find
  samples: Sample[]
}

const contestant = (named: string, find: Find): Contestant => ({ name: named, find, samples: [] })

const ourSearch: Find = async (scope, search) => {
  const { apps } = await searchApps(scope, search, { visibility: 'teacher' })
  return apps.map((app) => app.name)
}

/** What one writes first: right for a few hundred apps. */
const plainSearch: Find = async (scope, { q = '', function: code, verdict, sector, grade }) => {
  const rows = await scope.query<{ name: string }>(
    `select a.*, l.*, count(*) over () as total
     from lectern.app a join lectern.listing l on l.district_id = a.district_id and l.app_id = a.id
     where (a.name ilike '%' || $1 || '%' or a.vendor ilike '%' || $1 || '%')
       and ($2::text is null or exists (select from unnest(a.functions) f where f = $2 or f like $2 || '.%'))
       and ($3::text is null or l.verdict::text = $3)
       and ($4::text is null or $4 = any (a.sectors))
       and ($5::int is null or l.grade_low is null or $5 between l.grade_low and l.grade_high)
     order by a.name limit 24`,
    [q, code ?? null, verdict ?? null, sector ?? null, grade ?? null],
  )
  return rows.map((row) => row.name)
}

async function measure(
  { find, samples }: Contestant,
  scope: DistrictScope,
  search: MeasuredSearch,
): Promise<void> {
  const { kind, meant } = search
  const began = performance.now()
  const names = await find(scope, search)
  const milliseconds = performance.now() - began
  samples.push({ kind, milliseconds, found: meant ? names.some((one) => one.startsWith(meant)) : undefined })
}

function toRow(
  kind: string | undefined,
  contestants: readonly Contestant[],
): Record<string, string | number> {
  const columns = contestants.map(({ name: who, samples }) => {
    const own = samples.filter((sample) => kind === undefined || sample.kind === kind)
    const times = own.map(({ milliseconds }) => milliseconds)
    const meant = own.filter(({ found }) => found !== undefined)
    const share = meant.filter(({ found }) => found).length / meant.length
    return {
      [`${who} p50 ms`]: quantile(times, 0.5),
      [`${who} p99 ms`]: quantile(times, 0.99),
      [`${who} finds`]: meant.length > 0 ? `${Math.round(share * 100)} %` : '',
    }
  })
  return Object.assign({ search: kind ?? 'all' }, ...columns) as Record<string, string | number>
}

const quantile = (values: readonly number[], part: number): number =>
  Math.round((values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? Number.NaN) * 10) /
  10
