import type { Database, DistrictScope } from '@lectern/database'
import type { InstallationId, PersonId } from '@lectern/launch'
import { recordAudit } from './audit.ts'

export interface ProvenDeployment {
  installationId: InstallationId
  deploymentId: string
  /** The installation of LTI 1.1 that it replaces. */
  replaces: InstallationId
}

/** Lets in a deployment whose launch proved whose it is; one that a director has blocked stays out. */
export async function activateProvenDeployment(
  database: Database,
  scope: DistrictScope,
  { issuer, clientId }: { issuer: string; clientId: string },
  { installationId, deploymentId, replaces }: ProvenDeployment,
): Promise<void> {
  await scope.transaction(async (inside) => {
    const activated = await inside.query(
      `insert into lectern.lti_deployment as d (district_id, installation_id, deployment_id, status, replaces)
       values ($1, $2, $3, 'active', $4)
       on conflict (district_id, installation_id, deployment_id) do update
       set status = 'active', replaces = excluded.replaces, migration_problem = null
       where d.status = 'pending' returning 1 as activated`,
      [scope.districtId, installationId, deploymentId, replaces],
    )
    if (activated.length === 0) return
    await recordAudit(inside, {
      accountId: null,
      action: 'deployment.proved',
      subject: installationId,
      details: { deploymentId, replaces },
    })
  })
  await database.query(
    `delete from lectern.lti_unclaimed_deployment u
     where u.issuer = $1 and u.client_id = $2 and u.deployment_id = $3`,
    [issuer, clientId, deploymentId],
  )
}

/** What came of a deployment's claim: for the director to see, and written where it is news. */
export async function noteMigration(
  scope: DistrictScope,
  deployment: { installationId: InstallationId; deploymentId: string },
  found: { replaces: InstallationId } | { problem: string },
): Promise<void> {
  const replaces = 'replaces' in found ? found.replaces : null
  const problem = 'problem' in found ? found.problem : null
  // One launch that proves nothing does not undo what another has proved.
  await scope.query(
    `update lectern.lti_deployment d
     set replaces = coalesce($4, d.replaces), migration_problem = case when $4::uuid is null then $5 end
     where d.district_id = $1 and d.installation_id = $2 and d.deployment_id = $3
       and case when $4::uuid is null then d.replaces is null and d.migration_problem is distinct from $5
                else d.replaces is distinct from $4 end`,
    [scope.districtId, deployment.installationId, deployment.deploymentId, replaces, problem],
  )
}

/** A person as an installation names them. */
export interface KnownName {
  installationId: InstallationId
  subjectHash: Buffer
}

/**
 * Knows a person of LTI 1.1 under their name of LTI 1.3, before that name is met for the first time. Where it was met
 * already there are two: they are to become one, unless either is known by further names, which then say who they are.
 * @returns the two where both are there: `keep` is the one known by further names, else the one who was met first
 */
export const moveIdentity = (
  scope: DistrictScope,
  from: KnownName,
  to: KnownName & { sourcedIdHash: Buffer | null },
): Promise<{ keep: PersonId; absorb: PersonId } | 'kept-apart' | undefined> =>
  scope.transaction(async (inside) => {
    const former = await named(inside, from)
    if (!former) return undefined
    await inside.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      to.subjectHash.toString('hex'),
    ])
    const current = (await named(inside, to)) ?? (await numbered(inside, to.sourcedIdHash))
    if (current?.id === former.id) return undefined
    if (current) return whoStays(former, current)
    await inside.query(
      `insert into lectern.identity (district_id, installation_id, subject_hash, person_id) values ($1, $2, $3, $4)`,
      [scope.districtId, to.installationId, to.subjectHash, former.id],
    )
    return undefined
  })

interface Known {
  id: PersonId
  names: number
  firstSeenAt: Date
}

async function named(
  scope: DistrictScope,
  { installationId, subjectHash }: KnownName,
): Promise<Known | undefined> {
  const [person] = await scope.query<Known>(
    `select p.id, p.first_seen_at as "firstSeenAt",
            (select count(*)::int from lectern.identity o where o.district_id = $1 and o.person_id = p.id) as names
     from lectern.identity i
     join lectern.person p on p.district_id = i.district_id and p.id = i.person_id
     where i.district_id = $1 and i.installation_id = $2 and i.subject_hash = $3`,
    [scope.districtId, installationId, subjectHash],
  )
  return person
}

/** Whom the first launch under the new name will find by the district's own number: then known by that name too. */
async function numbered(scope: DistrictScope, sourcedIdHash: Buffer | null): Promise<Known | undefined> {
  if (!sourcedIdHash) return undefined
  const [person] = await scope.query<Known>(
    `select p.id, p.first_seen_at as "firstSeenAt", 1 +
            (select count(*)::int from lectern.identity o where o.district_id = $1 and o.person_id = p.id) as names
     from lectern.identity i
     join lectern.person p on p.district_id = i.district_id and p.id = i.person_id
     where i.district_id = $1 and i.sourced_id_hash = $2 limit 1`,
    [scope.districtId, sourcedIdHash],
  )
  return person
}

function whoStays(former: Known, current: Known): { keep: PersonId; absorb: PersonId } | 'kept-apart' {
  if (former.names > 1 && current.names > 1) return 'kept-apart'
  const stays = former.names === current.names ? older(former, current) : former.names > 1 ? former : current
  const goes = stays === former ? current : former
  return { keep: stays.id, absorb: goes.id }
}

const older = (one: Known, other: Known): Known => (other.firstSeenAt < one.firstSeenAt ? other : one)

/**
 * The last step of making two people one: names, launches and work pass on, and nobody is left of that id. What is
 * sealed for them, a grant of Google's and an id of Microsoft's, has to be sealed anew for the one who stays, so
 * `reattributeGoogleGrants` and `reattributeTeamsRecipients` come before; what they leave, because the one who stays has
 * their own, goes with the id.
 */
export async function absorbPerson(
  scope: DistrictScope,
  { keep, absorb }: { keep: PersonId; absorb: PersonId },
): Promise<void> {
  const ids = [scope.districtId, keep, absorb]
  for (const table of ['identity', 'launch', 'listed_course', 'google_registration', 'google_submission'])
    await scope.query(
      `update lectern.${table} t set person_id = $2 where t.district_id = $1 and t.person_id = $3`,
      ids,
    )
  // Of what each person has one for, the one who stays keeps their own.
  for (const [table, key] of [
    ['roster_member', 'context_id'],
    ['roster_run_member', 'run_id'],
    ['terms_acceptance', 'version'],
  ])
    await scope.query(
      `update lectern.${table} t set person_id = $2
       where t.district_id = $1 and t.person_id = $3
         and not exists (select from lectern.${table} own where own.district_id = $1 and own.person_id = $2
                         and own.${key} = t.${key})`,
      ids,
    )
  await scope.query(
    // Whom a list alone told of counts as a student until something better is known.
    `update lectern.person p set first_seen_at = least(p.first_seen_at, a.first_seen_at),
       last_seen_at = greatest(p.last_seen_at, a.last_seen_at), role = case p.role when 'student' then a.role else p.role end
     from lectern.person a
     where p.district_id = $1 and p.id = $2 and a.district_id = $1 and a.id = $3`,
    ids,
  )
  await scope.query('delete from lectern.person p where p.district_id = $1 and p.id = $2', [
    scope.districtId,
    absorb,
  ])
}
