import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plantRow, tenantTables, testDatabase, type TestDatabase } from './testing/index.ts'

let db: TestDatabase
beforeAll(async () => void (db = await testDatabase()))
afterAll(() => db.drop())

describe('isolation of districts', () => {
  test('every table that holds a district has row-level security', async () => {
    const open = await db.ownerQuery(`
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'lectern' and c.relkind in ('r', 'p') and not c.relispartition and not c.relrowsecurity`)
    // Tables that belong to the server as a whole.
    expect(open.map(({ relname }) => String(relname)).sort((a, b) => a.localeCompare(b))).toEqual([
      'google_hand_off',
      'lti_unclaimed_deployment',
      'migration',
      'signing_key',
    ])
  })

  test('the application role owns nothing, is nobody special and cannot make tables', async () => {
    const [role] = await db.database.query(
      'select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user',
    )
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false })
    const owned = await db.database.query(
      `select relname from pg_class where relowner = current_user::regrole`,
    )
    expect(owned).toEqual([])
    await expect(db.database.query('create table lectern.mine (a int)')).rejects.toThrow(/permission denied/)
    await expect(db.database.query('alter table lectern.person disable row level security')).rejects.toThrow(
      /must be owner/,
    )
  })

  test("in every tenant table another district's scope sees, changes, deletes and inserts nothing", async () => {
    const tables = await tenantTables(db)
    expect(tables.length).toBeGreaterThan(10)
    const owner = await db.district('Owner')
    const stranger = await db.district('Stranger')
    for (const { name, column } of tables) {
      if (name !== 'district') await plantRow(db, name, column, owner.districtId)
      const rowsSeenBy = async (scope: typeof owner): Promise<number> =>
        (await scope.query(`select 1 from lectern.${name} where ${column} = $1`, [owner.districtId])).length
      expect(await rowsSeenBy(owner), `${name}: the owner sees the row`).toBe(1)
      expect(await rowsSeenBy(stranger), `${name}: a stranger sees it`).toBe(0)
      await stranger.query(`update lectern.${name} set ${column} = ${column}`)
      await stranger.query(`delete from lectern.${name} where ${column} = $1`, [owner.districtId])
      expect(await rowsSeenBy(owner), `${name}: the row is still there`).toBe(1)
      await expect(
        stranger.query(`insert into lectern.${name} (${column}) values ($1)`, [owner.districtId]),
        `${name}: a stranger inserts`,
      ).rejects.toThrow(/row-level security/)
      await expect(
        owner.query(`update lectern.${name} set ${column} = $1`, [stranger.districtId]),
        `${name}: a row is handed to another district`,
      ).rejects.toThrow(/row-level security/)
    }
  })

  test('outside a scope tenant tables are empty', async () => {
    for (const { name } of await tenantTables(db))
      expect(await db.database.query(`select 1 from lectern.${name}`), name).toEqual([])
  })
})
