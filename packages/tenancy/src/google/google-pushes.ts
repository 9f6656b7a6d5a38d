import type { Database, DistrictScope } from '@lectern/database'
import type { DistrictId, InstallationId } from '@lectern/launch'

export interface PushReceiver {
  districtId: DistrictId
  installationId: InstallationId
  /** Whether the registration of the message is one of theirs; otherwise they only share its sender. */
  isRegistered: boolean
}

/** Whose a message is, by the account that delivers it and by its registration; undefined for a sender nobody has. */
export async function findPushReceiver(
  database: Database,
  serviceAccount: string,
  registrationId: string | undefined,
): Promise<PushReceiver | undefined> {
  const [receiver] = await database.query<PushReceiver>(
    `select p.district_id as "districtId", p.installation_id as "installationId", p.is_registered as "isRegistered"
     from lectern.find_push_receivers($1, $2) p`,
    [serviceAccount, registrationId ?? null],
  )
  return receiver
}

/** What is known of a message and of what it is about. */
export interface PushHistory {
  hadMessage: boolean
  /** When the last complete reading of the course's roster began. */
  readAt: Date | undefined
}

/**
 * Takes a message, once: what follows from it is stored together with the message, so that a message which is
 * acknowledged has had its effect and one that comes again has no second.
 */
export const takePushMessage = <Verdict>(
  scope: DistrictScope,
  {
    installationId,
    messageId,
    courseId,
  }: { installationId: InstallationId; messageId: string; courseId?: string },
  judge: (known: PushHistory) => { verdict: Verdict; effect?: (tx: DistrictScope) => Promise<void> },
): Promise<Verdict> =>
  scope.transaction(async (tx) => {
    const taken = await tx.query(
      `insert into lectern.google_push_message (district_id, installation_id, message_id) values ($1, $2, $3)
       on conflict do nothing returning 1 as taken`,
      [tx.districtId, installationId, messageId],
    )
    const [read] = await tx.query<{ readAt: Date }>(
      `select q.full_at as "readAt" from lectern.context c
       join lectern.roster q on q.district_id = c.district_id and q.context_id = c.id
       where c.district_id = $1 and c.installation_id = $2 and c.external_id = $3`,
      [tx.districtId, installationId, courseId ?? null],
    )
    const { verdict, effect } = judge({ hadMessage: taken.length === 0, readAt: read?.readAt })
    await effect?.(tx)
    return verdict
  })

/** When the last message came, as long as that is remembered; ISO 8601. */
export async function lastPushAt(
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<string | null> {
  const [last] = await scope.query<{ at: string | null }>(
    `select to_json(max(m.received_at))#>>'{}' as at from lectern.google_push_message m
     where m.district_id = $1 and m.installation_id = $2`,
    [scope.districtId, installationId],
  )
  return last?.at ?? null
}

/** Messages come again for a week, as long as a topic keeps them. */
export async function prunePushMessages(scope: DistrictScope): Promise<void> {
  await scope.query(
    `delete from lectern.google_push_message m where m.district_id = $1 and m.received_at < now() - interval '8 days'`,
    [scope.districtId],
  )
}
