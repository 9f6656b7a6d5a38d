import { expect, test } from 'vitest'
import { defineJob, handleJob } from '../define-job.ts'
import { deferred } from '../testing/deferred.ts'
import { recordedLog } from '../testing/recorded-log.ts'
import { greet } from './greet.ts'
import type { Arrangement } from './jobs-contract.ts'

export function schedules({ fresh, open, openFresh }: Arrangement): void {
  test('a job that nothing handles is completed and logged, and its schedule goes on', async () => {
    const backend = await fresh()
    const log = recordedLog()
    const unhandled = {
      level: 'warn',
      facts: expect.objectContaining({ job: greet.name }) as object,
      message: expect.stringContaining('no handler') as string,
    }
    const older = await open(backend, log)
    await older.work([], { concurrency: 1 })
    await older.schedule(greet, { name: 'Ada' }, { every: 50 })
    await expect.poll(() => log.lines).toContainEqual(unhandled)
    expect(await older.deadLetters()).toEqual([])
    await older.close()
    const newer = await open(backend)
    const ran = deferred()
    await newer.work([handleJob(greet, async () => ran.resolve())], { concurrency: 1 })
    await ran.promise
    await newer.unschedule(greet.name)
  })

  test('a schedule said by several starters, and again after a restart, is one schedule', async () => {
    const backend = await fresh()
    const hourly = { every: 60 * 60 * 1000 }
    let runs = 0
    const handler = handleJob(greet, async () => void (runs += 1))
    for (const restart of ['first start', 'second start']) {
      const starters = await Promise.all([open(backend), open(backend), open(backend)])
      await Promise.all(starters.map((jobs) => jobs.schedule(greet, { name: restart }, hourly)))
      await Promise.all(starters.map((jobs) => jobs.work([handler], { concurrency: 1 })))
      await Promise.all(starters.map((jobs) => jobs.schedule(greet, { name: restart }, hourly)))
      await starters[0]!.drain()
      await Promise.all(starters.map((jobs) => jobs.close()))
    }
    expect(runs).toBe(1)
  })

  test('a schedule repeats, by interval and by cron, until it is ended', async () => {
    const jobs = await openFresh()
    const runs: Record<string, number> = { interval: 0, cron: 0 }
    const later = deferred()
    const marker = defineJob({ ...greet, name: 'contract.marker' })
    const handlers = [
      handleJob(greet, async ({ name }) => void (runs[name]! += 1)),
      handleJob(marker, async () => later.resolve()),
    ]
    await jobs.work(handlers, { concurrency: 2 })
    await jobs.schedule(greet, { name: 'interval' }, { every: 40, key: 'interval' })
    await jobs.schedule(
      greet,
      { name: 'cron' },
      { cron: '* * * * * *', timeZone: 'America/Chicago', key: 'cron' },
    )
    await expect.poll(() => runs.interval).toBeGreaterThanOrEqual(3)
    await expect.poll(() => runs.cron).toBeGreaterThanOrEqual(1)
    await jobs.unschedule(greet.name, 'interval')
    await jobs.unschedule(greet.name, 'cron')
    await jobs.drain()
    const before = { ...runs }
    await jobs.enqueue(marker, { name: 'marker' }, { delayMs: 150 })
    await later.promise
    // One run may have been on its way.
    expect(runs.interval).toBeLessThanOrEqual(before.interval! + 1)
    expect(runs.cron).toBeLessThanOrEqual(before.cron! + 1)
  })

  test('a scheduled run that failed for good is a dead letter like any other', async () => {
    const jobs = await openFresh()
    let broken = true
    let runs = 0
    const once = defineJob({ ...greet, attempts: 1 })
    const handler = handleJob(once, async () => {
      runs += 1
      if (broken) throw new Error('the district has no calendar')
    })
    await jobs.schedule(once, { name: 'Ada' }, { every: 60_000, key: 'district-1' })
    await jobs.schedule(once, { name: 'Bo' }, { every: 60_000, key: 'district-2' })
    await jobs.work([handler], { concurrency: 1 })
    await expect.poll(() => jobs.deadLetters()).toHaveLength(2)
    const [first, second] = await jobs.deadLetters()
    broken = false
    await jobs.retryDeadLetter(first!.id)
    await jobs.discardDeadLetter(second!.id)
    await jobs.drain()
    expect(await jobs.deadLetters()).toEqual([])
    expect(runs).toBe(3)
  })
}
