import type { DistrictScope } from '@lectern/database'
import type { PersonId } from '@lectern/launch'
import type { RosterMember } from './roster-page.ts'

/** A platform that knows no pages sends a whole course at once; each person who is new holds a lock. */
const metAtOnce = 200

/**
 * The people of a page, in its order. Whoever is new is met as a launch meets them, and whoever teaches is a teacher from
 * now on: that says whom help for teachers is for. What somebody may do, each launch says anew.
 */
export async function meetMembers(
  scope: DistrictScope,
  installationId: string,
  members: readonly RosterMember[],
): Promise<PersonId[]> {
  const people: PersonId[] = []
  for (let at = 0; at < members.length; at += metAtOnce)
    people.push(...(await meetSome(scope, installationId, members.slice(at, at + metAtOnce))))
  return people
}

async function meetSome(
  scope: DistrictScope,
  installationId: string,
  members: readonly RosterMember[],
): Promise<PersonId[]> {
  const values = [
    scope.districtId,
    installationId,
    members.map(({ subjectHash }) => subjectHash),
    members.map(({ sourcedIdHash }) => sourcedIdHash),
    // Nobody's teacher has the least rights, as in a launch.
    members.map(({ role, isTeacher }) => (isTeacher ? 'teacher' : role === 'other' ? 'student' : role)),
  ]
  const wanted = `unnest($3::bytea[], $4::bytea[], $5::text[]) with ordinality
    as u (subject_hash, sourced_id_hash, role, place)`
  const known = 'i.district_id = $1 and i.installation_id = $2 and i.subject_hash = u.subject_hash'
  return scope.transaction(async (tx) => {
    await tx.query(
      // In one order always, so that two readings that meet the same people do not wait for each other.
      `select lectern.meet_person($1, $2, n.subject_hash, n.sourced_id_hash, n.role)
       from (select u.* from ${wanted}
             where not exists (select from lectern.identity i where ${known})
             order by encode(coalesce(u.sourced_id_hash, u.subject_hash), 'hex')) n`,
      values,
    )
    const rows = await tx.query<{ personId: PersonId }>(
      `with learned as (
         update lectern.identity i set sourced_id_hash = u.sourced_id_hash from ${wanted}
         where ${known} and u.sourced_id_hash is not null and i.sourced_id_hash is distinct from u.sourced_id_hash),
       teaching as (
         update lectern.person p set role = 'teacher'
         from (select t.id from lectern.person t
               where t.district_id = $1 and t.role = 'student'
                 and t.id in (select i.person_id from ${wanted} join lectern.identity i on ${known}
                              where u.role = 'teacher')
               order by t.id for update) t
         where p.district_id = $1 and p.id = t.id)
       select i.person_id as "personId" from ${wanted} join lectern.identity i on ${known} order by u.place`,
      values,
    )
    return rows.map(({ personId }) => personId)
  })
}
