import type { Database, DistrictScope } from '@lectern/database'
import type { DistrictId, InstallationId } from '@lectern/launch'

/** What Graph was asked to tell of a tenant by itself. */
export interface TeamsSubscription {
  /** Absent while asking for it has only failed. */
  made: { subscriptionId: string; expiresAt: Date } | undefined
  /** Graph wants to be shown again that it may. */
  renewalAsked: boolean
  /** When it told something last. */
  toldAt: Date | null
  /** Why the last try failed. */
  code: string | null
  message: string | null
}

type SubscriptionRow = Omit<TeamsSubscription, 'made'> & {
  subscriptionId: string | null
  expiresAt: Date | null
}

export async function findTeamsSubscription(
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<TeamsSubscription | undefined> {
  const [row] = await scope.query<SubscriptionRow>(
    `select s.subscription_id as "subscriptionId", s.expires_at as "expiresAt", s.renewal_asked as "renewalAsked",
            s.told_at as "toldAt", s.code, s.message
     from lectern.teams_subscription s where s.district_id = $1 and s.installation_id = $2`,
    [scope.districtId, installationId],
  )
  if (!row) return undefined
  const { subscriptionId, expiresAt, ...rest } = row
  return { ...rest, made: subscriptionId && expiresAt ? { subscriptionId, expiresAt } : undefined }
}

/** Before Graph is asked: it calls the addresses of this attempt, and of no other, to see that they are ours. */
export async function beginSubscriptionAttempt(
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<string> {
  const [begun] = await scope.query<{ attemptId: string }>(
    `insert into lectern.teams_subscription as s (district_id, installation_id) values ($1, $2)
     on conflict (district_id, installation_id) do update
       set attempt_id = gen_random_uuid(), attempted_at = now()
     returning s.attempt_id as "attemptId"`,
    [scope.districtId, installationId],
  )
  return begun!.attemptId
}

/** A subscription that Graph made or renewed. */
export async function keepTeamsSubscription(
  scope: DistrictScope,
  installationId: InstallationId,
  made: { subscriptionId: string; expiresAt: Date; attemptId?: string },
): Promise<void> {
  await scope.query(
    `update lectern.teams_subscription s set subscription_id = $3, expires_at = $4, made_by = coalesce($5, s.made_by),
       renewal_asked = false, code = null, message = null
     where s.district_id = $1 and s.installation_id = $2`,
    [scope.districtId, installationId, made.subscriptionId, made.expiresAt, made.attemptId ?? null],
  )
}

/** Why it was not made or renewed; one that still lives goes on. */
export async function noteSubscriptionProblem(
  scope: DistrictScope,
  installationId: InstallationId,
  { code, message }: { code: string; message: string },
): Promise<void> {
  await scope.query(
    `insert into lectern.teams_subscription as s (district_id, installation_id, code, message) values ($1, $2, $3, $4)
     on conflict (district_id, installation_id) do update set code = excluded.code, message = excluded.message`,
    [scope.districtId, installationId, code, message],
  )
}

/** Graph has removed it; another is to be made. */
export async function loseTeamsSubscription(
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<void> {
  await scope.query(
    `update lectern.teams_subscription s
     set subscription_id = null, expires_at = null, made_by = null, renewal_asked = false
     where s.district_id = $1 and s.installation_id = $2`,
    [scope.districtId, installationId],
  )
}

export async function dropTeamsSubscription(
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<void> {
  await scope.query(
    `delete from lectern.teams_subscription s where s.district_id = $1 and s.installation_id = $2`,
    [scope.districtId, installationId],
  )
}

/** That Graph told something; a busy tenant's notices do not rewrite one row all day. */
export async function noteTold(
  scope: DistrictScope,
  installationId: InstallationId,
  { renewalAsked }: { renewalAsked: boolean },
): Promise<void> {
  await scope.query(
    `update lectern.teams_subscription s set told_at = now(), renewal_asked = s.renewal_asked or $3
     where s.district_id = $1 and s.installation_id = $2
       and ($3 or s.told_at is null or s.told_at < now() - interval '1 minute')`,
    [scope.districtId, installationId, renewalAsked],
  )
}

export interface SubscriptionOwner {
  districtId: DistrictId
  installationId: InstallationId
  tenantId: string
  /** The attempt that a subscription was made by. */
  madeBy: string | null
}

/** Whose a notice is (by its subscription) or a handshake (by its attempt), in whichever district. */
export async function findSubscriptionOwner(
  database: Database,
  { subscriptionId, attemptId }: { subscriptionId?: string; attemptId?: string },
): Promise<SubscriptionOwner | undefined> {
  const [owner] = await database.query<SubscriptionOwner>(
    `select s.district_id as "districtId", s.installation_id as "installationId", s.tenant_id as "tenantId",
            s.made_by as "madeBy"
     from lectern.find_teams_subscription($1, $2) s`,
    [subscriptionId ?? null, attemptId ?? null],
  )
  return owner
}

/**
 * Whether Graph is being asked by this attempt: from its beginning until its subscription is known, five minutes at most.
 * So long a handshake may come again, as what asks Graph asks again; later one that is replayed is none.
 */
export async function isHandshakeExpected(scope: DistrictScope, attemptId: string): Promise<boolean> {
  const open = await scope.query(
    `select from lectern.teams_subscription s
     where s.district_id = $1 and s.attempt_id = $2 and s.attempted_at > now() - interval '5 minutes'
       and s.made_by is distinct from s.attempt_id`,
    [scope.districtId, attemptId],
  )
  return open.length > 0
}

/** Of a district, for upkeep. */
export async function teamsInstallationIds(scope: DistrictScope): Promise<InstallationId[]> {
  const rows = await scope.query<{ installationId: InstallationId }>(
    `select t.installation_id as "installationId" from lectern.teams_installation t where t.district_id = $1`,
    [scope.districtId],
  )
  return rows.map(({ installationId }) => installationId)
}
