import type { DistrictScope } from '@lectern/database'
import type { ImportOutcome, RejectedRow } from './import-outcome.ts'
import type { ImportStatus } from './import-run.ts'

/** One go at an import. Each call takes effect only while no newer attempt has begun and nobody cancelled. */
export interface ImportAttempt {
  /** Stores how far it is and the rows refused since the last report; false: stop, this attempt is over. */
  report(counts: ImportOutcome | undefined, rejected: readonly RejectedRow[]): Promise<boolean>
  counted(lines: number): Promise<void>
  /** What is done is done: this holds against a cancellation that came too late. */
  done(outcome: ImportOutcome): Promise<void>
  failed(message: string): Promise<void>
  /** Back to waiting, for another worker. */
  released(): Promise<void>
}

/** Begins the work, or begins it again after a worker was lost; undefined when the import has ended. */
export async function beginAttempt(
  scope: DistrictScope,
  importId: string,
): Promise<ImportAttempt | undefined> {
  const [begun] = await scope.query<{ attempt: number }>(
    `with begun as (
       update lectern.import_run r
       set status = 'running', attempt = r.attempt + 1, last_sign_at = now(), total_rows = null,
           accepted_rows = 0, unchanged_rows = 0, rejected_rows = 0
       where r.district_id = $1 and r.id = $2 and r.status in ('waiting', 'running')
       returning r.district_id, r.id, r.attempt),
     forgotten as (
       delete from lectern.import_rejection j using begun b where j.district_id = b.district_id and j.import_id = b.id)
     select b.attempt from begun b`,
    [scope.districtId, importId],
  )
  return begun && attemptOf(scope, importId, begun.attempt)
}

function attemptOf(scope: DistrictScope, importId: string, attempt: number): ImportAttempt {
  const key = [scope.districtId, importId, attempt]
  const mine = 'r.district_id = $1 and r.id = $2 and r.attempt = $3'
  const end = (
    outcome: string,
    from: readonly ImportStatus[],
    values: readonly unknown[],
  ): Promise<unknown> =>
    scope.query(
      `with ended as (
         update lectern.import_run r set finished_at = now(), ${outcome} where ${mine} and r.status = any($4)
         returning r.district_id, r.id)
       delete from lectern.import_file f using ended e where f.district_id = e.district_id and f.import_id = e.id`,
      [...key, from, ...values],
    )

  return {
    async report(counts, rejected) {
      const rows = await scope.query(
        `with running as (
           update lectern.import_run r
           set last_sign_at = now(), accepted_rows = coalesce($4, r.accepted_rows),
               unchanged_rows = coalesce($5, r.unchanged_rows), rejected_rows = coalesce($6, r.rejected_rows)
           where ${mine} and r.status = 'running'
           returning r.district_id, r.id),
         stored as (
           insert into lectern.import_rejection (district_id, import_id, line, code, reason, fields, file)
           select u.district_id, u.id, j.line, j.code, j.reason, j.fields::jsonb, j.file
           from running u, unnest($7::int[], $8::text[], $9::text[], $10::text[], $11::text[])
             as j (line, code, reason, fields, file)
           on conflict do nothing)
         select from running`,
        [
          ...key,
          counts?.accepted,
          counts?.unchanged,
          counts?.rejected,
          rejected.map(({ line }) => line),
          rejected.map(({ code }) => code),
          rejected.map(({ reason }) => reason),
          rejected.map(({ row }) => JSON.stringify(Object.entries(row))),
          rejected.map(({ file = '' }) => file),
        ],
      )
      return rows.length > 0
    },
    async counted(lines) {
      await scope.query(`update lectern.import_run r set total_rows = $4 where ${mine}`, [...key, lines])
    },
    async done({ total, accepted, unchanged, rejected }) {
      await end(
        `status = 'done', total_rows = $5, accepted_rows = $6, unchanged_rows = $7, rejected_rows = $8`,
        ['running', 'cancelled'],
        [total, accepted, unchanged, rejected],
      )
    },
    async failed(message) {
      await end(`status = 'failed', message = $5`, ['running'], [message])
    },
    async released() {
      await scope.query(
        `update lectern.import_run r set status = 'waiting' where ${mine} and r.status = 'running'`,
        key,
      )
    },
  }
}
