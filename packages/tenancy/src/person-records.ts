import type { DistrictScope } from '@lectern/database'
import type { PersonId, Role } from '@lectern/launch'

/** What launches left behind of one person; times are ISO 8601. */
export interface PersonRecords {
  firstSeenAt: string
  lastSeenAt: string
  roles: Role[]
  /** Each host that knows them. */
  identities: { installation: string; byDistrictNumber: boolean }[]
  /** Of the launches that are still listed. */
  courses: { title: string | null; installation: string; launches: number; lastAt: string }[]
  /** Courses whose roster names them. */
  rosters: { title: string | null; installation: string; role: string; lastSeenAt: string }[]
  /** Student work in Google Classroom that is known to be theirs. */
  submissions: { title: string | null; installation: string; count: number; lastSeenAt: string }[]
}

/** @returns null where nobody is known; the ids are all of one person */
export async function peopleRecords(
  scope: DistrictScope,
  personIds: readonly PersonId[],
): Promise<PersonRecords | null> {
  const [records] = await scope.query<PersonRecords>(
    `select to_json(min(p.first_seen_at))#>>'{}' as "firstSeenAt", to_json(max(p.last_seen_at))#>>'{}' as "lastSeenAt",
       (select array_agg(distinct r.role) from (
          select m.role from lectern.person m where m.district_id = $1 and m.id = any($2::uuid[])
          union select l.role from lectern.launch l where l.district_id = $1 and l.person_id = any($2::uuid[])) r)
         as roles,
       (select coalesce(json_agg(json_build_object('installation', n.name,
                 'byDistrictNumber', i.sourced_id_hash is not null) order by n.name), '[]')
        from lectern.identity i
        join lectern.installation n on n.district_id = i.district_id and n.id = i.installation_id
        where i.district_id = $1 and i.person_id = any($2::uuid[])) as identities,
       (select coalesce(json_agg(c.* order by c."lastAt" desc), '[]') from (
          select c.title, n.name as installation, count(*)::int as launches, max(l.at) as "lastAt"
          from lectern.launch l
          join lectern.context c on c.district_id = l.district_id and c.id = l.context_id
          join lectern.installation n on n.district_id = c.district_id and n.id = c.installation_id
          where l.district_id = $1 and l.person_id = any($2::uuid[]) group by c.id, c.title, n.name) c) as courses,
       (select coalesce(json_agg(json_build_object('title', c.title, 'installation', n.name, 'role', m.role,
                 'lastSeenAt', m.last_seen_at) order by m.last_seen_at desc), '[]')
        from lectern.roster_member m
        join lectern.context c on c.district_id = m.district_id and c.id = m.context_id
        join lectern.installation n on n.district_id = c.district_id and n.id = c.installation_id
        where m.district_id = $1 and m.person_id = any($2::uuid[])) as rosters,
       (select coalesce(json_agg(s.* order by s."lastSeenAt" desc), '[]') from (
          select c.title, n.name as installation, count(*)::int as count, max(w.seen_at) as "lastSeenAt"
          from lectern.google_submission w
          join lectern.context c on c.district_id = w.district_id and c.id = w.context_id
          join lectern.installation n on n.district_id = w.district_id and n.id = w.installation_id
          where w.district_id = $1 and w.person_id = any($2::uuid[]) group by c.id, c.title, n.name) s) as submissions
     from lectern.person p where p.district_id = $1 and p.id = any($2::uuid[]) having count(*) > 0`,
    [scope.districtId, personIds],
  )
  return records ?? null
}

export interface PersonLaunch {
  /** ISO 8601. */
  at: string
  installation: string
  course: string | null
  role: string
  placement: string | null
}

/** Oldest first, as long as launches are listed. */
export const launchesOf = (scope: DistrictScope, personIds: readonly PersonId[]): Promise<PersonLaunch[]> =>
  scope.query<PersonLaunch & object>(
    `select to_json(l.at)#>>'{}' as at, n.name as installation, c.title as course, l.role, l.placement
     from lectern.launch l
     join lectern.installation n on n.district_id = l.district_id and n.id = l.installation_id
     left join lectern.context c on c.district_id = l.district_id and c.id = l.context_id
     where l.district_id = $1 and l.person_id = any($2::uuid[]) order by l.at, l.id`,
    [scope.districtId, personIds],
  )

/** Their launches stay in the installation's list as launches of somebody, somewhere: in a small course, when is who. */
export const forgetPeople = (scope: DistrictScope, personIds: readonly PersonId[]): Promise<void> =>
  scope.transaction(async (inside) => {
    await inside.query(
      `update lectern.launch l set person_id = null, context_id = null
       where l.district_id = $1 and l.person_id = any($2::uuid[])`,
      [inside.districtId, personIds],
    )
    // Of a reading that is not complete yet.
    await inside.query(
      `delete from lectern.roster_run_member m where m.district_id = $1 and m.person_id = any($2::uuid[])`,
      [inside.districtId, personIds],
    )
    // Their identities, and whatever else is theirs alone, go with them.
    await inside.query('delete from lectern.person p where p.district_id = $1 and p.id = any($2::uuid[])', [
      inside.districtId,
      personIds,
    ])
  })
