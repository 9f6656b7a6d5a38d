import { createHmac } from 'node:crypto'
import pg from 'pg'
import { Problem } from '@lectern/problem'

/** The login the application uses: it owns nothing, creates nothing, and row-level security always binds it. */
export interface ApplicationRole {
  name: string
  password: string
}

/** One role per database, its password derived from the secret key, so that nobody has to store one. */
export const applicationRole = (database: string, secretKey: Uint8Array): ApplicationRole => ({
  name: `${database}_app`,
  password: createHmac('sha256', secretKey).update(`application role of ${database}`).digest('base64url'),
})

/** Makes or repairs the role and lets it use, not own, everything in the schema. */
export async function grantApplicationRole(
  client: pg.Client,
  { name, password }: ApplicationRole,
): Promise<void> {
  const role = pg.escapeIdentifier(name)
  const secret = pg.escapeLiteral(password)
  const attributes = `login nosuperuser nobypassrls nocreatedb nocreaterole noreplication password ${secret}`
  try {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [name])
    await client.query(
      `${rowCount ? 'alter' : 'create'} role ${role} ${rowCount ? `with login password ${secret}` : attributes}`,
    )
  } catch (cause) {
    throw new Problem({
      kind: 'forbidden',
      code: 'database.role-not-creatable',
      message: `The user of DATABASE_URL may not make the role ${name}. Let an administrator run: ALTER ROLE <that user> CREATEROLE;`,
      cause,
    })
  }
  await requireBound(client, name)
  await client.query(`
    grant usage on schema lectern to ${role};
    grant select, insert, update, delete on all tables in schema lectern to ${role};
    grant usage on all sequences in schema lectern to ${role};
    grant execute on all functions in schema lectern to ${role};
    revoke all on lectern.migration from ${role};
    grant select on lectern.migration to ${role}`)
}

/** A role that somebody has made special would see every district. */
async function requireBound(client: pg.Client, name: string): Promise<void> {
  const { rows } = await client.query<{ special: boolean }>(
    'select rolsuper or rolbypassrls as special from pg_roles where rolname = $1',
    [name],
  )
  if (rows[0]?.special)
    throw new Problem({
      kind: 'conflict',
      code: 'database.role-unbound',
      message: `The role ${name} may bypass row-level security. Let an administrator run: ALTER ROLE ${name} NOSUPERUSER NOBYPASSRLS;`,
    })
}
