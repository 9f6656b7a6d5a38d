import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'

/** As long as they are remembered; ISO 8601. */
export interface FirstLaunches {
  teacherLaunchedAt: string | null
  studentLaunchedAt: string | null
}

/** When a teacher, and when a student, first came well by an installation. */
export async function firstLaunches(
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<FirstLaunches> {
  const [first] = await scope.query<FirstLaunches & object>(
    `select to_json(min(l.at) filter (where l.role = 'teacher'))#>>'{}' as "teacherLaunchedAt",
            to_json(min(l.at) filter (where l.role = 'student'))#>>'{}' as "studentLaunchedAt"
     from lectern.launch l where l.district_id = $1 and l.installation_id = $2 and l.outcome = 'accepted'`,
    [scope.districtId, installationId],
  )
  return first!
}
