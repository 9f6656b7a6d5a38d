import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testDatabase } from '@lectern/database/testing'
import { expect, onTestFinished, test } from 'vitest'
import { createJobs } from './create-jobs.ts'
import { grantJobs, migrateJobs } from './migrate-jobs.ts'
import { describeJobs } from './contract/jobs-contract.ts'
import { mortalPostgres } from './testing/mortal-postgres.ts'
import { recordedLog } from './testing/recorded-log.ts'

// As the application's role: it owns nothing and may create nothing.
describeJobs('PostgreSQL', async () => {
  const database = await testDatabase()
  let schemas = 0
  return {
    async fresh() {
      const schema = `jobs_${++schemas}`
      await migrateJobs(database.owner, schema)
      await grantJobs(database.owner, database.application.user, schema)
      return { kind: 'postgres', connection: database.application, schema }
    },
    mortal: mortalPostgres,
    stop: () => database.drop(),
  }
})

test('a start before the migration says what to run', async () => {
  const database = await testDatabase()
  onTestFinished(() => database.drop())
  const starting = createJobs({
    backend: { kind: 'postgres', connection: database.owner },
    log: recordedLog(),
  })
  await expect(starting).rejects.toMatchObject({
    code: 'jobs.not-migrated',
    message: expect.stringContaining('npm run migrate') as string,
  })
})

test('a start without a server is refused', async () => {
  const connection = { host: join(tmpdir(), 'no-such-socket'), user: 'nobody', database: 'nothing' }
  const starting = createJobs({ backend: { kind: 'postgres', connection }, log: recordedLog() })
  await expect(starting).rejects.toMatchObject({ kind: 'upstream', code: 'jobs.backend-failed' })
})

test('several starters can migrate and grant at the same time', async () => {
  const database = await testDatabase()
  onTestFinished(() => database.drop())
  const starters = Array.from({ length: 5 }, async () => {
    await migrateJobs(database.owner)
    await grantJobs(database.owner, database.application.user)
  })
  await expect(Promise.all(starters)).resolves.toHaveLength(5)
})
