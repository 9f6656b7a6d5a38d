import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { testDatabase } from '@lectern/database/testing'
import { createJobs, defineJob, grantJobs, migrateJobs } from '@lectern/jobs'
import { createLog } from '../http/log.ts'
import { dueCoursesJob } from './course-list-jobs.ts'
import { scheduleUpkeep } from './schedule-upkeep.ts'

test('a worker ends what an earlier release has scheduled under another name', async () => {
  const database = await testDatabase()
  onTestFinished(() => database.drop())
  await migrateJobs(database.owner)
  await grantJobs(database.owner, database.application.user)
  const jobs = await createJobs({
    backend: { kind: 'postgres', connection: database.application },
    log: createLog({ logLevel: 'silent' }),
  })
  onTestFinished(() => jobs.close({ withinMs: 0 }))
  const scheduled = async () =>
    (await database.ownerQuery('select s.scheduler_id as id from lectern_jobs.scheduler s')).map(
      (row) => row['id'],
    )
  const former = defineJob({ name: 'google-classroom.start-due', schema: z.object({}) })
  await jobs.schedule(former, {}, { every: 15 * 60_000 })
  expect(await scheduled()).toEqual([former.name])
  await scheduleUpkeep(jobs)
  expect(await scheduled()).toContain(dueCoursesJob.name)
  expect(await scheduled()).not.toContain(former.name)
})
