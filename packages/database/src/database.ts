import pg from 'pg'
import { Problem } from '@lectern/problem'
import type { DistrictId } from '@lectern/launch'
import type { DistrictScope, Row } from './district-scope.ts'
import { notMigrated } from './schema-version.ts'

export interface Database {
  /** The only way to a district's rows. The id comes from a verified session, launch or registration. */
  district(id: DistrictId): DistrictScope
  /** For the few tables and functions that serve all districts; tenant tables answer nothing here. */
  query<R extends object = Row>(
    sql: string,
    values?: readonly unknown[],
    options?: QueryOptions,
  ): Promise<R[]>
  /** Rejects when the server cannot be reached. */
  ping(): Promise<void>
  close(): Promise<void>
}

interface QueryOptions {
  /** Prepared under this name on each connection: for the few statements that run all the time. */
  prepared?: string
}

export interface DatabaseOptions {
  /** Connects as the application role, which owns nothing and cannot bypass row-level security. */
  connection: pg.PoolConfig
  poolSize?: number
  /** Told about connections lost while idle; queries report their own errors. */
  onError?: (error: Error) => void
}

/** What waits in turn waits for seconds, and the database for nothing meanwhile. */
const turnPoolSize = 5

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function openDatabase({ connection, poolSize = 10, onError = () => {} }: DatabaseOptions): Database {
  const poolOf = (max: number): pg.Pool => {
    // Pipelining sends a scope's four messages in one network round trip.
    const options = { max, connectionTimeoutMillis: 10_000, ...connection, pipeline: true }
    return new pg.Pool(options as pg.PoolConfig).on('error', onError)
  }
  const pool = poolOf(poolSize)
  const turns = poolOf(turnPoolSize)

  const query = async <R extends object>(
    text: string,
    values: readonly unknown[] = [],
    { prepared: name }: QueryOptions = {},
  ): Promise<R[]> => {
    const client = await connect(pool)
    return release(client, () => rowsOf<R>(client.query({ name, text, values: [...values] })))
  }

  return {
    district(districtId) {
      if (!uuid.test(districtId))
        throw new Problem({
          kind: 'invalid',
          code: 'district.id-malformed',
          message: 'A district id is a UUID.',
        })
      const enter = `begin; select set_config('lectern.district_id', '${districtId}', true)`
      return {
        districtId,
        async query<R extends object>(sql: string, values: readonly unknown[] = []) {
          const client = await connect(pool)
          return release(client, async () => {
            const [entered, answered, left] = await Promise.allSettled([
              client.query(enter),
              client.query(sql, [...values]),
              client.query('commit'),
            ])
            return [entered, answered, left].map(valueOf)[1]!.rows as R[]
          })
        },
        transaction: (work) => inTransaction(pool, enter, districtId, work),
        inTurn: (thing, work) =>
          inTransaction(turns, enter, districtId, (inside) => inside.inTurn(thing, work)),
      }
    },
    query,
    ping: async () => void (await query('select 1')),
    close: async () => void (await Promise.all([pool.end(), turns.end()])),
  }
}

async function inTransaction<T>(
  pool: pg.Pool,
  enter: string,
  districtId: DistrictId,
  work: (scope: DistrictScope) => Promise<T>,
): Promise<T> {
  const client = await connect(pool)
  return release(client, async () => {
    await client.query(enter)
    try {
      const result = await work(withinTransaction(client, districtId))
      await client.query('commit')
      return result
    } catch (error) {
      // On a lost connection there is nothing to undo; why the work failed is what counts.
      await client.query('rollback').catch(() => {})
      throw error
    }
  })
}

function withinTransaction(client: pg.PoolClient, districtId: DistrictId): DistrictScope {
  const scope: DistrictScope = {
    districtId,
    query: <R extends object>(sql: string, values: readonly unknown[] = []) =>
      rowsOf<R>(client.query(sql, [...values])),
    transaction: (work) => work(scope),
    async inTurn(thing, work) {
      await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${districtId} ${thing}`])
      return work()
    },
  }
  return scope
}

const rowsOf = async <R extends object>(result: Promise<pg.QueryResult>): Promise<R[]> =>
  (await result).rows as R[]

function valueOf<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === 'rejected') throw settled.reason
  return settled.value
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect()
  } catch (cause) {
    // 28P01, 28000: the server answers, and does not know the application role.
    throw ['28P01', '28000'].includes((cause as { code?: string }).code ?? '')
      ? notMigrated(cause)
      : unavailable(cause)
  }
}

const unavailable = (cause: unknown): Problem =>
  new Problem({
    kind: 'upstream',
    code: 'database.unavailable',
    message: 'The database does not answer. Check that PostgreSQL runs and that DATABASE_URL names it.',
    cause,
  })

/** A client whose connection broke is thrown away instead of being handed to the next one. */
async function release<T>(client: pg.PoolClient, work: () => Promise<T>): Promise<T> {
  let broken: Error | undefined
  const notice = (error: Error): void => void (broken ??= error)
  // More than one may come (the server's farewell, then the end of the stream), and one unheard ends the process.
  client.on('error', notice)
  try {
    return await work()
  } finally {
    client.off('error', notice)
    client.release(broken)
  }
}
