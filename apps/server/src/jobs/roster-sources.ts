import type { Database, DistrictScope } from '@lectern/database'
import {
  contextServicesOf,
  findKnownCourse,
  getGoogleInstallation,
  getLtiInstallation,
  surfaceOf,
  type CourseListSource,
  type CourseRun,
  type RosterRun,
  type RosterSource,
} from '@lectern/tenancy'
import type { Surface } from '@lectern/launch'
import { courseListSource } from '../surfaces/google-rosters/course-list-source.ts'
import { courseRosterSource } from '../surfaces/google-rosters/course-roster-source.ts'
import type { GoogleRosters } from '../surfaces/google-rosters/google-rosters.ts'
import { rosterSource, type RosterPorts } from '../surfaces/lti/roster-source.ts'
import { classListSource } from '../surfaces/teams-rosters/class-list-source.ts'
import { classRosterSource } from '../surfaces/teams-rosters/class-roster-source.ts'
import { teamsInstallationOf } from '../surfaces/teams/teams-installation-of.ts'
import type { TeamsRosters } from '../surfaces/teams-rosters/teams-rosters.ts'

interface SourceParts {
  database: Database
  lti: RosterPorts
  google: GoogleRosters
  teams: TeamsRosters
}

type Asked<Run> = Pick<Run, Extract<keyof Run, 'installationId' | 'contextId'>>

/** Where the roster of a course, and the list of courses, is read: the one place that knows which hosts have any. */
export function rosterSources({ database, lti, google, teams }: SourceParts) {
  const googleInstallation = (scope: DistrictScope, { installationId }: Asked<CourseRun>) =>
    getGoogleInstallation(database, scope, installationId, google.secrets.of('Google client secrets'))

  const rosters: Record<Surface, (scope: DistrictScope, run: Asked<RosterRun>) => Promise<RosterSource>> = {
    lti: async (scope, { installationId, contextId }) => {
      const installation = await getLtiInstallation(database, scope, installationId)
      return rosterSource(lti, scope, installation, await contextServicesOf(scope, contextId))
    },
    'google-classroom': async (scope, run) => {
      const { contextId } = run
      const course = await findKnownCourse(scope, contextId)
      return courseRosterSource(google, scope, await googleInstallation(scope, run), { contextId, course })
    },
    teams: async (scope, { installationId, contextId }) => {
      const course = await findKnownCourse(scope, contextId)
      const installation = await teamsInstallationOf(teams, scope, installationId)
      return classRosterSource(teams, scope, installation, { contextId, course })
    },
  }

  return {
    sourceOf: async (scope: DistrictScope, run: Asked<RosterRun>): Promise<RosterSource> =>
      rosters[await surfaceOf(scope, run.installationId)](scope, run),

    /** A platform of LTI has no list: each launch brings its own course. */
    listOf: async (scope: DistrictScope, run: Asked<CourseRun>): Promise<CourseListSource> => {
      if ((await surfaceOf(scope, run.installationId)) === 'teams')
        return classListSource(teams, scope, await teamsInstallationOf(teams, scope, run.installationId))
      return courseListSource(google, scope, await googleInstallation(scope, run))
    },
  }
}
