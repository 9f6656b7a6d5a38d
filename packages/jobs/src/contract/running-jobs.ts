import { expect, test } from 'vitest'
import { handleJob } from '../define-job.ts'
import { deferred } from '../testing/deferred.ts'
import { greet } from './greet.ts'
import type { Arrangement } from './jobs-contract.ts'

export function runningJobs({ openFresh }: Arrangement): void {
  test('a handler gets the data as its schema gives it out', async () => {
    const jobs = await openFresh()
    const received: unknown[] = []
    const handler = handleJob(greet, async (data) => void received.push(data))
    await jobs.work([handler], { concurrency: 1 })
    const { id } = await jobs.enqueue(greet, { name: 'Ada' })
    await jobs.drain()
    expect(received).toEqual([{ name: 'Ada', times: 1 }])
    expect(await jobs.find(id)).toMatchObject({ id, name: 'contract.greet', state: 'completed' })
  })

  test('a delayed job runs no earlier than asked', async () => {
    const jobs = await openFresh()
    const ran = deferred()
    await jobs.work([handleJob(greet, async () => ran.resolve())], { concurrency: 1 })
    const enqueuedAt = Date.now()
    const { id } = await jobs.enqueue(greet, { name: 'Ada' }, { delayMs: 200 })
    expect(await jobs.find(id)).toMatchObject({ state: 'delayed' })
    await ran.promise
    expect(Date.now() - enqueuedAt).toBeGreaterThanOrEqual(200)
  })

  test('urgent jobs run first: those without a priority, then by their number', async () => {
    const jobs = await openFresh()
    const order: string[] = []
    await jobs.enqueue(greet, { name: 'third' }, { priority: 9 })
    await jobs.enqueue(greet, { name: 'second' }, { priority: 2 })
    await jobs.enqueue(greet, { name: 'first' })
    await jobs.work([handleJob(greet, async ({ name }) => void order.push(name))], { concurrency: 1 })
    await jobs.drain()
    expect(order).toEqual(['first', 'second', 'third'])
  })

  test('while a job waits or runs, another with its deduplication id is not added', async () => {
    const jobs = await openFresh()
    const [started, release] = [deferred(), deferred()]
    let runs = 0
    const handler = handleJob(greet, async () => {
      runs += 1
      started.resolve()
      await release.promise
    })
    const add = () => jobs.enqueue(greet, { name: 'Ada' }, { deduplicationId: 'district-1' })
    const first = await add()
    expect(first.deduplicated).toBe(false)
    expect(await add()).toEqual({ id: first.id, deduplicated: true })
    await jobs.work([handler], { concurrency: 2 })
    await started.promise
    expect(await add()).toEqual({ id: first.id, deduplicated: true })
    release.resolve()
    await jobs.drain()
    expect(await add()).toMatchObject({ deduplicated: false })
    await jobs.drain()
    expect(runs).toBe(2)
  })

  test('progress can be read while the job runs and after it', async () => {
    const jobs = await openFresh()
    const [told, release] = [deferred(), deferred()]
    const handler = handleJob(greet, async (_, { progress }) => {
      await progress({ done: 500, of: 80_000 })
      told.resolve()
      await release.promise
    })
    await jobs.work([handler], { concurrency: 1 })
    const { id } = await jobs.enqueue(greet, { name: 'Ada' })
    await told.promise
    expect(await jobs.find(id)).toMatchObject({ state: 'running', progress: { done: 500, of: 80_000 } })
    release.resolve()
    await jobs.drain()
    expect(await jobs.find(id)).toMatchObject({ state: 'completed', progress: { done: 500, of: 80_000 } })
  })

  test('draining waits for the jobs that jobs enqueue', async () => {
    const jobs = await openFresh()
    const greeted: string[] = []
    const handler = handleJob(greet, async ({ name, times }, { id }) => {
      greeted.push(`${name} ${times}`)
      if (times < 3) await jobs.enqueue(greet, { name: id, times: times + 1 })
    })
    await jobs.work([handler], { concurrency: 1 })
    await jobs.enqueue(greet, { name: 'Ada' })
    await jobs.drain()
    expect(greeted).toHaveLength(3)
  })
}
