import { spawnSync } from 'node:child_process'
import { expect, onTestFinished, test } from 'vitest'
import { greet } from './contract/greet.ts'
import { describeJobs } from './contract/jobs-contract.ts'
import { createJobs } from './create-jobs.ts'
import { defineJob, handleJob } from './define-job.ts'
import { recordedLog } from './testing/recorded-log.ts'
import { startRedis, startRedisCluster } from './testing/redis-server.ts'

const program = process.env.LECTERN_TEST_REDIS_SERVER ?? 'redis-server'

if (spawnSync(program, ['--version']).status === 0) {
  describeJobs('Redis', async () => {
    const server = await startRedis(program)
    let prefixes = 0
    return {
      fresh: async () => ({ kind: 'redis', url: server.url, prefix: `{test-${++prefixes}}` }),
      async mortal() {
        const mortal = await startRedis(program)
        return { ...mortal, backend: { kind: 'redis', url: mortal.url }, revive: () => mortal.start() }
      },
      stop: () => server.stop(),
    }
  })

  test('jobs run on a Redis Cluster', async () => {
    const server = await startRedisCluster(program)
    onTestFinished(() => server.stop())
    const jobs = await createJobs({ backend: { kind: 'redis', url: server.url }, log: recordedLog() })
    onTestFinished(() => jobs.close({ withinMs: 0 }))
    const names: string[] = []
    const once = defineJob({ ...greet, attempts: 1 })
    const handler = handleJob(once, async ({ name }) => {
      names.push(name)
      if (name === 'never') throw new Error('never')
    })
    await jobs.work([handler], { concurrency: 2 })
    await jobs.schedule(once, { name: 'scheduled' }, { every: 60_000 })
    await jobs.enqueue(once, { name: 'enqueued' }, { deduplicationId: 'one' })
    await jobs.enqueue(once, { name: 'delayed' }, { delayMs: 20 })
    await jobs.enqueue(once, { name: 'never' })
    await expect.poll(() => names.toSorted()).toEqual(['delayed', 'enqueued', 'never', 'scheduled'])
    await jobs.drain()
    expect(await jobs.deadLetters()).toMatchObject([{ data: { name: 'never' } }])
  })
} else {
  const how = 'put redis-server on the PATH or its path into LECTERN_TEST_REDIS_SERVER'
  test.skipIf(process.env.CI !== 'true')(`jobs on Redis did not run: ${how}`, () => {
    throw new Error(`There is no ${program}: ${how}.`)
  })
}
