import { spawnSync } from 'node:child_process'
import { test } from 'vitest'
import { describeJobs } from './contract/jobs-contract.ts'
import { startRedis } from './testing/redis-server.ts'

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
} else {
  const how = 'put redis-server on the PATH or its path into LECTERN_TEST_REDIS_SERVER'
  test.skipIf(process.env.CI !== 'true')(`jobs on Redis did not run: ${how}`, () => {
    throw new Error(`There is no ${program}: ${how}.`)
  })
}
