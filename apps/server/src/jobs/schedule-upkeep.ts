import type { Jobs } from '@lectern/jobs'
import { googleUpkeepEvery, googleUpkeepJob } from '../surfaces/google-rosters/google-roster-jobs.ts'
import { teamsUpkeepEvery, teamsUpkeepJob } from '../surfaces/teams-rosters/teams-roster-jobs.ts'
import { dueCoursesEvery, dueCoursesJob } from './course-list-jobs.ts'
import { dueFarewellsEvery, dueFarewellsJob } from './farewell-jobs.ts'
import { dueDeliveriesEvery, dueDeliveriesJob, evaluateNudgesEvery, evaluateNudgesJob } from './nudge-jobs.ts'
import { dueRostersEvery, dueRostersJob } from './roster-jobs.ts'
import { rollUpUsageJob, rotateSigningKeysJob, upkeepEvery, upkeepJob } from './upkeep-jobs.ts'

/** Every worker says it at its start; each job keeps one schedule. */
export async function scheduleUpkeep(jobs: Jobs): Promise<void> {
  await jobs.schedule(rollUpUsageJob, {}, { every: upkeepEvery.rollUpUsage })
  await jobs.schedule(evaluateNudgesJob, {}, { every: evaluateNudgesEvery })
  await jobs.schedule(dueDeliveriesJob, {}, { every: dueDeliveriesEvery })
  await jobs.schedule(rotateSigningKeysJob, {}, { every: upkeepEvery.rotateSigningKeys })
  await jobs.schedule(upkeepJob, {}, { every: upkeepEvery.upkeep })
  await jobs.schedule(dueRostersJob, {}, { every: dueRostersEvery })
  await jobs.schedule(dueCoursesJob, {}, { every: dueCoursesEvery })
  await jobs.schedule(googleUpkeepJob, {}, { every: googleUpkeepEvery })
  await jobs.schedule(teamsUpkeepJob, {}, { every: teamsUpkeepEvery })
  await jobs.schedule(dueFarewellsJob, {}, { every: dueFarewellsEvery })
  for (const name of formerNames) await jobs.unschedule(name)
}

/** What an earlier release has scheduled, and nobody handles any more: `dueCoursesJob` does its work. */
const formerNames = ['google-classroom.start-due']
