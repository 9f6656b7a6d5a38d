import type { Database, DistrictScope } from '@lectern/database'
import { Problem } from '@lectern/problem'
import type { ContextId, InstallationId } from '@lectern/launch'
import { admitLaunch } from '../admit-launch.ts'
import { noteContextServices } from '../context-services.ts'
import { switchFeature } from '../installation-features.ts'
import { aLaunch, installed, names } from '../testing.ts'
import type { RosterMember, RosterPage } from './roster-page.ts'
import { findRosterRun } from './roster-run.ts'
import { runRosterSync, type RosterSource } from './run-roster-sync.ts'
import { startRosterRun } from './start-roster-run.ts'

export interface ACourse {
  installationId: InstallationId
  contextId: ContextId
}

/** A course whose launch told where its roster is, in an installation with rosters switched on. */
export async function aCourse(
  database: Database,
  scope: DistrictScope,
  { installationId, externalId = 'course-1' }: { installationId?: InstallationId; externalId?: string } = {},
): Promise<ACourse> {
  const id = installationId ?? (await installed(database, scope))
  if (!installationId) await switchFeature(scope, id, 'roster', true)
  const context = { externalId, title: 'Biology 9' }
  const { contextId } = (await admitLaunch(database, scope, aLaunch(scope, id, { context })))!
  await noteContextServices(scope, {
    contextId: contextId!,
    installationId: id,
    deploymentId: '1:abc',
    membershipsUrl: `https://canvas.example.org/${externalId}/members`,
    lineItemsUrl: null,
    gradeScopes: [],
  })
  return { installationId: id, contextId: contextId! }
}

export const aMember = (
  scope: DistrictScope,
  subject: string,
  changes: Partial<RosterMember> & { sourcedId?: string } = {},
): RosterMember => {
  const { sourcedId, ...rest } = changes
  return {
    subjectHash: names.subject(scope.districtId, 'https://canvas.example.org', subject),
    sourcedIdHash: sourcedId === undefined ? null : names.sourcedId(scope.districtId, sourcedId),
    role: 'student',
    active: true,
    ...rest,
  }
}

interface SourceOptions {
  differences?: string
  /** Instead of the page at this place; thrown. */
  failing?: { at: number; error: Error }
  /** Before each page. */
  beforePage?: (place: number) => Promise<void>
}

/** A platform that gives these pages and writes down what it was asked for; its addresses are their places. */
export function aSource(pages: readonly (readonly RosterMember[])[], options: SourceOptions = {}) {
  const { differences = null, failing, beforePage } = options
  const asked: (string | undefined)[] = []
  async function* read(from: string | undefined): AsyncGenerator<RosterPage> {
    asked.push(from)
    for (let place = Number(from ?? 0); place < pages.length; place++) {
      await beforePage?.(place)
      if (failing?.at === place) throw failing.error
      const isLast = place === pages.length - 1
      yield {
        members: pages[place]!,
        next: isLast ? null : String(place + 1),
        differences: isLast ? differences : null,
      }
    }
  }
  const source: RosterSource = {
    read,
    judge: ({ code }) =>
      code === 'test.later'
        ? { verdict: 'later', afterMs: 1_000 }
        : { verdict: code === 'test.denied' ? 'denied' : 'failed' },
  }
  return { source, asked }
}

export const startReading = async (
  scope: DistrictScope,
  { installationId, contextId }: ACourse,
): Promise<string> => (await startRosterRun(scope, installationId, contextId)).run.id

/** One reading of the course's roster, from its start to its end. */
export async function readRoster(
  scope: DistrictScope,
  course: ACourse,
  ...pages: Parameters<typeof aSource>
) {
  const id = await startReading(scope, course)
  const { source, asked } = aSource(...pages)
  await runRosterSync(scope, id, source)
  return { run: await findRosterRun(scope, id), asked }
}

export const aProblem = (code: 'test.later' | 'test.denied' | 'test.failed', message = 'It says "no".') =>
  new Problem({ kind: 'upstream', code, message })

/** Who is in the roster of a course: `role status`, sorted. */
export async function membersOf(scope: DistrictScope, { contextId }: ACourse): Promise<string[]> {
  const rows = await scope.query<{ words: string }>(
    `select concat(m.role, ' ', m.status) as words from lectern.roster_member m
     where m.district_id = $1 and m.context_id = $2 order by 1`,
    [scope.districtId, contextId],
  )
  return rows.map(({ words }) => words)
}
