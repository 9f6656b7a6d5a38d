import { expect, onTestFinished, test } from 'vitest'
import { connectPostgres } from './postgres-connection.ts'
import { mortalPostgres } from './testing/mortal-postgres.ts'

test('a busy worker whose PostgreSQL is gone pauses between its attempts, and goes on when it is back', async () => {
  const server = await mortalPostgres()
  onTestFinished(() => server.stop())
  const connection = connectPostgres(server.backend)
  onTestFinished(() => connection.queue.close())
  connection.queue.on('error', () => {})
  let [runs, errors] = [0, 0]
  const settings = { lockDuration: 500, stalledInterval: 500, maxStalledCount: 3, runRetryDelay: 200 }
  const worker = connection.startWorker(
    // Each makes two more, so that there is always a next job to take.
    async () => {
      runs += 1
      await connection.queue.add('again', {}).catch(() => {})
      await connection.queue.add('again', {}).catch(() => {})
    },
    { ...settings, concurrency: 2 },
  )
  onTestFinished(() => worker.close(true))
  worker.on('error', () => void (errors += 1))
  await connection.queue.add('again', {})
  await expect.poll(() => runs).toBeGreaterThan(20)
  await server.kill()
  await server.revive()
  const before = runs
  await expect.poll(() => runs).toBeGreaterThan(before + 20)
  // Without a pause there are hundreds, or thousands if the outage is longer.
  expect(errors).toBeLessThan(100)
})
