import { Problem } from '@lectern/problem'
import type { Database, DistrictScope } from '@lectern/database'
import type { DistrictId } from '@lectern/launch'
import { recordAudit } from './audit.ts'
import { hashPassword } from './password.ts'
import { hashToken, newSecretToken } from './secret-token.ts'

const lifetime = '7 days'

/** @returns the token of a one-time link that makes a director's account */
export async function inviteDirector(scope: DistrictScope): Promise<string> {
  const token = newSecretToken()
  await scope.query(
    `insert into lectern.console_invitation (district_id, token_hash, role, expires_at)
     values ($1, $2, 'director', now() + $3::interval)`,
    [scope.districtId, hashToken(token), lifetime],
  )
  return token
}

/** Whether anybody can sign in yet. */
export async function hasAccounts(scope: DistrictScope): Promise<boolean> {
  const rows = await scope.query('select 1 from lectern.console_account a where a.district_id = $1 limit 1', [
    scope.districtId,
  ])
  return rows.length > 0
}

/** @throws Problem `console.invitation-unusable` */
export async function checkInvitation(database: Database, token: string): Promise<DistrictScope> {
  const [row] = await database.query<{ district_id: DistrictId }>(
    'select i.district_id from lectern.find_console_invitation($1) i',
    [hashToken(token)],
  )
  if (!row) throw unusable()
  return database.district(row.district_id)
}

export interface NewAccount {
  name: string
  email: string
  password: string
}

/**
 * Makes the account and uses the invitation up, together.
 * @throws Problem `console.invitation-unusable`, `console.account-exists`
 */
export async function acceptInvitation(
  database: Database,
  token: string,
  account: NewAccount,
): Promise<{ scope: DistrictScope; accountId: string }> {
  const scope = await checkInvitation(database, token)
  const passwordHash = await hashPassword(account.password)
  const accountId = await scope.transaction(async (tx) => {
    const used = await tx.query(
      `update lectern.console_invitation i set accepted_at = now()
       where i.district_id = $1 and i.token_hash = $2 and i.accepted_at is null returning 1 as used`,
      [scope.districtId, hashToken(token)],
    )
    if (used.length === 0) throw unusable()
    const [made] = await tx.query<{ id: string }>(
      `insert into lectern.console_account as a (district_id, email, name, role, password_hash)
       values ($1, $2, $3, 'director', $4) on conflict do nothing returning a.id`,
      [scope.districtId, account.email.trim(), account.name.trim(), passwordHash],
    )
    if (!made)
      throw new Problem({
        kind: 'conflict',
        code: 'console.account-exists',
        message:
          'There is already an account with this e-mail address. Sign in with it, or use another address.',
      })
    await recordAudit(tx, { accountId: made.id, action: 'account.created', subject: made.id })
    return made.id
  })
  return { scope, accountId }
}

const unusable = (): Problem =>
  new Problem({
    kind: 'not-found',
    code: 'console.invitation-unusable',
    message:
      'This link was used already or is older than seven days. Make a new one on the server: npm run lectern -- admin invite',
  })
