import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { firstLaunches, type FirstLaunches } from '../first-launches.ts'
import type { GoogleAudience } from './google-grants.ts'

/** What was seen of an add-on at work, as long as it is remembered; times are ISO 8601. */
export interface GoogleSeen extends FirstLaunches {
  teacherSignedInAt: string | null
  studentSignedInAt: string | null
  /** How many people granted exactly these scopes, and Google still takes them. */
  granted: { audience: GoogleAudience; scopes: string[]; people: number }[]
}

/** People are counted as they are: what is shown of them passes disclosure control first. */
export async function googleSeen(scope: DistrictScope, installationId: InstallationId): Promise<GoogleSeen> {
  const key = [scope.districtId, installationId]
  const [signIns] = await scope.query<Pick<GoogleSeen, 'teacherSignedInAt' | 'studentSignedInAt'>>(
    `select to_json(min(g.first_granted_at) filter (where g.audience = 'teacher'))#>>'{}' as "teacherSignedInAt",
            to_json(min(g.first_granted_at) filter (where g.audience = 'student'))#>>'{}' as "studentSignedInAt"
     from lectern.google_grant g where g.district_id = $1 and g.installation_id = $2`,
    key,
  )
  const launches = await firstLaunches(scope, installationId)
  const granted = await scope.query<GoogleSeen['granted'][number]>(
    `select g.audience, sorted.scopes, count(*)::int as people
     from lectern.google_grant g
     cross join lateral (select array(select s.scope from unnest(g.scopes) s (scope) order by s.scope) as scopes) sorted
     where g.district_id = $1 and g.installation_id = $2 and g.ended_at is null
     group by g.audience, sorted.scopes order by g.audience, sorted.scopes`,
    key,
  )
  return { ...signIns!, ...launches, granted }
}
