import type { CourseRoster, CourseRosters } from '@lectern/api-contracts'
import type { DistrictScope } from '@lectern/database'
import type { ContextId, InstallationId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import { defaultMinimum, disclose } from '@lectern/telemetry'
import { listRosters, type CourseRoster as StoredRoster } from '@lectern/tenancy'

/** The class lists of an installation as its page may show them. */
export async function disclosedRosters(
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<CourseRosters> {
  const { courses, ...counts } = await listRosters(scope, installationId)
  return { ...counts, courses: courses.map(disclosedRoster) }
}

/**
 * Of one course of the installation.
 * @throws Problem `roster.course-unknown`
 */
export async function disclosedRosterOf(
  scope: DistrictScope,
  installationId: InstallationId,
  contextId: ContextId,
): Promise<CourseRoster> {
  const { courses } = await listRosters(scope, installationId, { contextId })
  if (courses[0]) return disclosedRoster(courses[0])
  throw new Problem({
    kind: 'not-found',
    code: 'roster.course-unknown',
    message: 'This installation knows no class list of that course.',
  })
}

function disclosedRoster({ contextId, title, members, completeAt, run }: StoredRoster): CourseRoster {
  return {
    contextId,
    title,
    members: members === null ? null : disclose(members),
    completeAt,
    run: run && {
      id: run.id,
      status: run.status,
      startedAt: run.startedAt,
      finishedAt: run.finishedAt,
      pages: run.pages,
      members: disclose(run.members),
      progress: progressOf(run.members, run.expected),
      message: run.message,
      denied: run.denied,
    },
  }
}

/** A share of few would tell how many they are. A list may have grown since, so that it is never quite done. */
const progressOf = (read: number, expected: number | null): number | null =>
  expected === null || expected < defaultMinimum ? null : Math.min(read / expected, 0.99)
