import { overdueCredits, pruneCredits } from '@lectern/catalog'
import type { Database, DistrictScope } from '@lectern/database'
import { getImport, runImport, tidyImports } from '@lectern/imports'
import { handleJob, type Enqueue, type HandledJob } from '@lectern/jobs'
import type { DistrictId } from '@lectern/launch'
import { maintainUsagePartitions, rollUpUsage } from '@lectern/telemetry'
import {
  listDistricts,
  processNotices,
  pseudonyms,
  pruneGoogleGrants,
  pruneHandOffs,
  pruneLaunches,
  pruneNotices,
  pruneReceived,
  pruneSessions,
  pruneSubmissions,
  pruneUnclaimedDeployments,
  rotateSigningKeysWhenDue,
  tidyRosters,
  type District,
} from '@lectern/tenancy'
import type { Logger } from '../http/log.ts'
import { signingKeySeal, type SecretKeys } from '../secret-keys.ts'
import { googleRosterHandlers } from '../surfaces/google-rosters/google-roster-handlers.ts'
import type { GoogleRosters } from '../surfaces/google-rosters/google-rosters.ts'
import { teamsRosterHandlers } from '../surfaces/teams-rosters/teams-roster-handlers.ts'
import type { TeamsRosters } from '../surfaces/teams-rosters/teams-rosters.ts'
import type { RosterPorts } from '../surfaces/lti/roster-source.ts'
import { startReport } from '../surfaces/credit/start-report.ts'
import { processNotice } from '../surfaces/lti-notices/process-notices.ts'
import { courseListHandlers } from './course-list-handlers.ts'
import { uniteSamePeople } from './unite-same-people.ts'
import { runImportJob } from './import-job.ts'
import { farewellHandlers, type FarewellParts } from './farewell-handlers.ts'
import { importWork } from './importers.ts'
import { nudgeHandlers, type NudgeParts } from './nudge-handlers.ts'
import { rosterHandlers } from './roster-handlers.ts'
import { rosterSources } from './roster-sources.ts'
import { rollUpUsageJob, rotateSigningKeysJob, upkeepJob } from './upkeep-jobs.ts'

interface HandlerParts {
  database: Database
  keys: SecretKeys
  rosters: RosterPorts
  googleRosters: GoogleRosters
  /** The way of nudges to people, through whichever host. */
  findChannel: NudgeParts['findChannel']
  teamsRosters: TeamsRosters
  /** What is told to hosts whose installation was removed. */
  leaving: Pick<FarewellParts, 'lti' | 'google' | 'teams'>
  enqueue: Enqueue
  log: Logger
  now: () => Date
}

/** What the worker does, job by job. Each may run twice or beside itself; the domains see to that. */
export function jobHandlers({
  database,
  keys,
  rosters,
  googleRosters,
  findChannel,
  teamsRosters,
  leaving,
  enqueue,
  log,
  now,
}: HandlerParts): HandledJob[] {
  /** One district's failure is logged and does not keep the others from their turn; the job then fails as a whole. */
  const inEveryDistrict = async (
    work: (scope: DistrictScope, district: District) => Promise<unknown>,
  ): Promise<void> => {
    const failures: unknown[] = []
    for (const district of await listDistricts(database))
      await work(database.district(district.id), district).catch((err: unknown) => {
        log.error({ err, district: district.slug }, 'a recurring job failed in a district')
        failures.push(err)
      })
    if (failures.length > 0) throw new AggregateError(failures, `failed in ${failures.length} districts`)
  }

  const sources = { database, lti: rosters, google: googleRosters, teams: teamsRosters }
  const { sourceOf, listOf } = rosterSources(sources)

  return [
    handleJob(runImportJob, async ({ districtId, importId }, { signal }) => {
      const scope = database.district(districtId as DistrictId) // from our own queue, put there by a signed-in session
      const work = importWork(scope, await getImport(scope, importId), pseudonyms(keys.of('pseudonyms')))
      await runImport(scope, importId, work, { signal })
    }),
    handleJob(rollUpUsageJob, () => inEveryDistrict((scope) => rollUpUsage(scope))),
    ...nudgeHandlers({ database, findChannel, enqueue, inEveryDistrict, now }),
    handleJob(rotateSigningKeysJob, async () => {
      const rotated = await rotateSigningKeysWhenDue({ database, sealKey: signingKeySeal(keys), now: now() })
      if (rotated) log.info(rotated, 'rotated the signing keys')
    }),
    handleJob(upkeepJob, async () => {
      await maintainUsagePartitions(database)
      await pruneUnclaimedDeployments(database)
      await pruneHandOffs(database)
      await inEveryDistrict(async (scope) => {
        await tidyImports(scope)
        await pruneLaunches(scope)
        await pruneReceived(scope)
        // What was stored, and its job never made: the process died between the two.
        await processNotices(scope, processNotice)
        await pruneNotices(scope)
        await pruneCredits(scope)
        for (const credit of await overdueCredits(scope)) await startReport(enqueue, scope, credit)
        await uniteSamePeople(enqueue, scope)
        await pruneSessions(scope)
        await pruneGoogleGrants(scope)
        await pruneSubmissions(scope)
        await tidyRosters(scope)
      })
    }),
    ...rosterHandlers({ database, sourceOf, enqueue, inEveryDistrict, now }),
    ...courseListHandlers({ database, listOf, enqueue, inEveryDistrict, now }),
    ...googleRosterHandlers({ rosters: googleRosters, inEveryDistrict }),
    ...teamsRosterHandlers({ rosters: teamsRosters, inEveryDistrict }),
    ...farewellHandlers({ database, keys, enqueue, inEveryDistrict, ...leaving }),
  ]
}
