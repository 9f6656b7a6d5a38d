import { randomUUID } from 'node:crypto'
import type { TestDatabase } from './test-database.ts'

/** The tables of the schema that hold a district's rows, from the catalog itself: a new one cannot be forgotten. */
export async function tenantTables(db: TestDatabase): Promise<{ name: string; column: string }[]> {
  const rows = await db.ownerQuery(`
    select c.relname as name, case c.relname when 'district' then 'id' else 'district_id' end as column
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'lectern' and c.relkind in ('r', 'p') and not c.relispartition
      and exists (select 1 from pg_attribute a where a.attrelid = c.oid and not a.attisdropped
                  and (a.attname = 'district_id' or c.relname = 'district'))
    order by 1`)
  return rows as { name: string; column: string }[]
}

/**
 * Puts one made-up row of a district into a table, with a value of the right type in every column that needs one;
 * foreign keys and checks are set aside for it.
 */
export async function plantRow(
  db: TestDatabase,
  table: string,
  column: string,
  districtId: string,
): Promise<void> {
  const columns = (await db.ownerQuery(
    `select column_name as name, data_type as type from information_schema.columns
     where table_schema = 'lectern' and table_name = $1 and is_generated = 'NEVER' and is_identity = 'NO'
       and (is_nullable = 'NO' or column_name = $2) and (column_default is null or column_name = $2)`,
    [table, column],
  )) as { name: string; type: string }[]
  const checks = (await db.ownerQuery(
    `select conname as name from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
    [`lectern.${table}`],
  )) as { name: string }[]
  for (const { name } of checks) await db.ownerQuery(`alter table lectern.${table} drop constraint ${name}`)
  const values = columns.map(({ name, type }) => (name === column ? districtId : anyValue(type)))
  // In one simple query, so that the setting and the insert share a connection.
  await db.ownerQuery(
    `do $$ begin
       set local session_replication_role = replica;
       insert into lectern.${table} (${columns.map(({ name }) => `"${name}"`).join(', ')})
       values (${values.map((value) => `'${value}'`).join(', ')});
     end $$`,
  )
}

const anyValue = (type: string): string => {
  if (type === 'uuid') return randomUUID()
  if (type === 'jsonb') return '{}'
  if (type === 'ARRAY') return '{}'
  if (type === 'bytea') return '\\x01'
  if (type === 'boolean') return 'true'
  if (type === 'date' || type.startsWith('timestamp')) return '2026-09-01'
  if (/int|numeric|real|double/.test(type)) return '1'
  return 'text'
}
