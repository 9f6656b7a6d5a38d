import { randomBytes, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import {
  applicationRole,
  migrate,
  openDatabase,
  type Connection,
  type DistrictScope,
} from '@lectern/database'
import type { AppId, DistrictId, InstallationId, PersonId } from '@lectern/launch'
import { importUsage, usageRecorder, type UsageEvent } from '@lectern/telemetry'
import type { BenchContext, BenchResult } from './runner/bench.ts'

export const name = 'telemetry-events'

const callers = 64
const milliseconds = 4_000
const rounds = 3
const sampleRows = 5_000
const realFile = fileURLToPath(
  new URL(
    '../../apps/playground/demo-data/learnplatform-covid19/engagement_data/3412.csv.gz',
    import.meta.url,
  ),
)

/** Events per second by group commit and by a transaction each; imported rows per second by batches and one by one. */
export async function run({ ownerConnection, log }: BenchContext): Promise<BenchResult> {
  const role = applicationRole(ownerConnection.database, randomBytes(32))
  await migrate(ownerConnection, role)
  const database = openDatabase({
    connection: { ...ownerConnection, user: role.name, password: role.password },
  })
  const recorder = usageRecorder()
  try {
    const scope = database.district(await makeDistrict(ownerConnection))
    const contestants = [
      {
        what: 'events, group commit',
        record: (event: UsageEvent) => recorder.record(scope, [event]),
        rates: [],
        waits: [],
      },
      {
        what: 'events, a transaction each',
        record: (event: UsageEvent) => insertAlone(scope, event),
        rates: [],
        waits: [],
      },
    ] satisfies Contestant[]
    for (let round = 1; round <= rounds; round++)
      for (const contestant of contestants) {
        await measure(contestant)
        log(`round ${round}: ${contestant.what}: ${Math.round(contestant.rates.at(-1)!)}/s`)
      }
    const imported = await rowsPerSecond(() => importRealFile(scope))
    const inserted = await rowsPerSecond(() => insertRowByRow(scope))
    const [group, alone] = contestants.map(eventRow)
    return {
      rows: [
        group!,
        alone!,
        { what: 'imported rows, batches', 'per second': Math.round(imported) },
        { what: 'imported rows, one by one', 'per second': Math.round(inserted) },
      ],
      notes: [
        `${callers} callers with one event at a time, ${rounds} rounds of ${milliseconds / 1000} s each in turn, medians; every event durable before it is answered.`,
        `Rows: the real file of district 3412 with its checks and weekly sums, beside ${sampleRows} bare inserts in one transaction.`,
        `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}.`,
      ],
    }
  } finally {
    await recorder.close()
    await database.close()
  }
}

interface Contestant {
  what: string
  record: (event: UsageEvent) => Promise<unknown>
  /** Events per second of each round, and every caller's wait in milliseconds. */
  rates: number[]
  waits: number[]
}

async function makeDistrict(owner: Connection): Promise<DistrictId> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const { rows } = await client.query<{ id: DistrictId }>(
      `insert into lectern.district (slug, name) values ('bench', 'Bench Schools') returning id`,
    )
    return rows[0]!.id
  } finally {
    await client.end()
  }
}

async function measure({ record, rates, waits }: Contestant): Promise<void> {
  const began = performance.now()
  const end = began + milliseconds
  let recorded = 0
  await Promise.all(
    Array.from({ length: callers }, async () => {
      for (let sent = performance.now(); sent < end; sent = performance.now()) {
        await record(anEvent())
        waits.push(performance.now() - sent)
        recorded += 1
      }
    }),
  )
  rates.push((recorded / (performance.now() - began)) * 1000)
}

/** The ids have no constructor; a benchmark may make some up. */
const anEvent = (): UsageEvent => ({
  id: randomUUID(),
  kind: 'app-opened',
  occurredAt: new Date(),
  appId: randomUUID() as AppId,
  personId: randomUUID() as PersonId,
  role: 'student',
  installationId: randomUUID() as InstallationId,
  contextId: null,
})

const insertAlone = (scope: DistrictScope, event: UsageEvent): Promise<unknown> =>
  scope.query(
    `insert into lectern.usage_event
       (district_id, event_id, occurred_at, kind, app_id, person_id, role, installation_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [
      scope.districtId,
      event.id,
      event.occurredAt,
      event.kind,
      event.appId,
      event.personId,
      event.role,
      event.installationId,
    ],
  )

async function importRealFile(scope: DistrictScope): Promise<number> {
  const { total } = await importUsage(
    scope,
    createReadStream(realFile),
    { signal: new AbortController().signal, progress: () => {}, rejected: () => {} },
    { source: 'learnplatform' },
  )
  return total
}

async function insertRowByRow(scope: DistrictScope): Promise<number> {
  await scope.transaction(async (inside) => {
    for (let row = 0; row < sampleRows; row++)
      await inside.query(
        `insert into lectern.imported_usage
           (district_id, source, product_key, day, pct_access, engagement_index)
         values ($1, 'one by one', $2, '2020-03-16', 1.5, 12.25) on conflict do nothing`,
        [inside.districtId, row],
      )
  })
  return sampleRows
}

async function rowsPerSecond(work: () => Promise<number>): Promise<number> {
  const began = performance.now()
  const rows = await work()
  return (rows / (performance.now() - began)) * 1000
}

const eventRow = ({ what, rates, waits }: Contestant): Record<string, string | number> => ({
  what,
  'per second': Math.round(quantile(rates, 0.5)),
  'p50 ms': toTenths(quantile(waits, 0.5)),
  'p99 ms': toTenths(quantile(waits, 0.99)),
})

const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? Number.NaN

const toTenths = (value: number): number => Math.round(value * 10) / 10
