import type { Database, DistrictScope } from '@lectern/database'
import {
  contextServicesOf,
  findGoogleCourse,
  getGoogleInstallation,
  getLtiInstallation,
  surfaceOf,
  type RosterRun,
  type RosterSource,
} from '@lectern/tenancy'
import { courseRosterSource } from '../surfaces/google-rosters/course-roster-source.ts'
import type { GoogleRosters } from '../surfaces/google-rosters/google-rosters.ts'
import { rosterSource, type RosterPorts } from '../surfaces/lti/roster-source.ts'

interface SourceParts {
  database: Database
  lti: RosterPorts
  google: GoogleRosters
}

/** Where the roster of a course is read: the one place that knows which hosts have any. */
export const rosterSources =
  ({ database, lti, google }: SourceParts) =>
  async (
    scope: DistrictScope,
    { installationId, contextId }: Pick<RosterRun, 'installationId' | 'contextId'>,
  ): Promise<RosterSource> => {
    if ((await surfaceOf(scope, installationId)) === 'google-classroom') {
      const sealKey = google.secrets.of('Google client secrets')
      const installation = await getGoogleInstallation(database, scope, installationId, sealKey)
      const course = await findGoogleCourse(scope, contextId)
      return courseRosterSource(google, scope, installation, { contextId, course })
    }
    const installation = await getLtiInstallation(database, scope, installationId)
    return rosterSource(lti, scope, installation, await contextServicesOf(scope, contextId))
  }
