import { Problem } from '@lectern/problem'
import type { Database, DistrictScope } from '@lectern/database'
import type { DistrictId } from '@lectern/launch'
import { hashPassword, passwordMatches } from './password.ts'
import { hashToken, newSecretToken } from './secret-token.ts'

/** A working day; and an hour of silence ends it sooner. */
const lifetime = '12 hours'
const idle = '60 minutes'

export interface ConsoleAccount {
  id: string
  name: string
  email: string
  role: 'director'
}

/** A verified session: whose it is, and the only district it can see. */
export interface ConsoleSession {
  scope: DistrictScope
  account: ConsoleAccount
}

/** An unknown address costs as much time as a wrong password. */
const nobody = hashPassword('nobody has this password')

/**
 * @returns the token for the session cookie
 * @throws Problem `console.sign-in-failed`, the same for an unknown address and a wrong password
 */
export async function signIn(database: Database, email: string, password: string): Promise<string> {
  const accounts = await database.query<{ district_id: DistrictId; id: string; password_hash: string }>(
    'select a.district_id, a.id, a.password_hash from lectern.find_console_accounts($1) a',
    [email.trim()],
  )
  if (accounts.length === 0) await passwordMatches(password, await nobody)
  for (const account of accounts)
    if (await passwordMatches(password, account.password_hash))
      return startSession(database.district(account.district_id), account.id)
  throw new Problem({
    kind: 'unauthenticated',
    code: 'console.sign-in-failed',
    message: 'This e-mail address and password do not belong together.',
  })
}

export async function startSession(scope: DistrictScope, accountId: string): Promise<string> {
  const token = newSecretToken()
  await scope.query(
    `insert into lectern.console_session (district_id, token_hash, account_id, expires_at)
     values ($1, $2, $3, now() + $4::interval)`,
    [scope.districtId, hashToken(token), accountId, lifetime],
  )
  return token
}

/** @returns undefined when the session is unknown, over, or was idle for an hour */
export async function findSession(database: Database, token: string): Promise<ConsoleSession | undefined> {
  const tokenHash = hashToken(token)
  const [found] = await database.query<{ district_id: DistrictId }>(
    'select s.district_id from lectern.find_console_session($1) s',
    [tokenHash],
  )
  if (!found) return undefined
  const scope = database.district(found.district_id)
  const [account] = await scope.query<ConsoleAccount>(
    `update lectern.console_session s set last_used_at = now()
     from lectern.console_account a
     where s.district_id = $1 and s.token_hash = $2 and s.expires_at > now()
       and s.last_used_at > now() - $3::interval
       and a.district_id = s.district_id and a.id = s.account_id
     returning a.id, a.name, a.email, a.role`,
    [scope.districtId, tokenHash, idle],
  )
  return account && { scope, account }
}

export async function signOut(scope: DistrictScope, token: string): Promise<void> {
  await scope.query('delete from lectern.console_session s where s.district_id = $1 and s.token_hash = $2', [
    scope.districtId,
    hashToken(token),
  ])
}

export async function pruneSessions(scope: DistrictScope): Promise<void> {
  await scope.query(
    `delete from lectern.console_session s
     where s.district_id = $1 and (s.expires_at < now() or s.last_used_at < now() - $2::interval)`,
    [scope.districtId, idle],
  )
}
