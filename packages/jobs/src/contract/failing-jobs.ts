import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineJob, handleJob } from '../define-job.ts'
import { deferred } from '../testing/deferred.ts'
import { greet } from './greet.ts'
import type { Arrangement } from './jobs-contract.ts'

export function failingJobs({ openFresh }: Arrangement): void {
  test('a job that fails is tried again after growing pauses until it works', async () => {
    const jobs = await openFresh()
    const runs: { attempt: number; at: number }[] = []
    const worked = deferred()
    const handler = handleJob(greet, async (_, { attempt }) => {
      runs.push({ attempt, at: performance.now() })
      if (attempt < 4) throw new Error('not yet')
      worked.resolve()
    })
    await jobs.work([handler], { concurrency: 1 })
    await jobs.enqueue(greet, { name: 'Ada' })
    await worked.promise
    expect(runs.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4])
    const pauses = runs.slice(1).map(({ at }, index) => at - runs[index]!.at)
    // 40, 80 and 160 ms, of which chance takes away up to half.
    for (const [index, least] of [20, 40, 80].entries())
      expect(pauses[index]).toBeGreaterThanOrEqual(least - 1)
    await jobs.drain()
    expect(await jobs.deadLetters()).toEqual([])
  })

  test('a job whose attempts are used up is a dead letter, and runs anew when it is retried', async () => {
    const jobs = await openFresh()
    const attempts: number[] = []
    let broken = true
    const brief = defineJob({ ...greet, attempts: 2, backoff: { firstDelayMs: 1 } })
    const handler = handleJob(brief, async (_, { attempt }) => {
      attempts.push(attempt)
      if (broken) throw new Error('the mail server is down')
    })
    await jobs.work([handler], { concurrency: 1 })
    const { id } = await jobs.enqueue(brief, { name: 'Ada' })
    await expect.poll(() => jobs.deadLetters()).toHaveLength(1)
    const [letter] = await jobs.deadLetters()
    expect(letter).toMatchObject({
      id,
      name: 'contract.greet',
      data: { name: 'Ada' },
      failedReason: 'the mail server is down',
      attempts: 2,
    })
    expect(Math.abs(Date.now() - letter!.failedAt.getTime())).toBeLessThan(10_000)
    broken = false
    await jobs.retryDeadLetter(id)
    await jobs.drain()
    expect(attempts).toEqual([1, 2, 1])
    expect(await jobs.deadLetters()).toEqual([])
    await expect(jobs.retryDeadLetter(id)).rejects.toMatchObject({ code: 'jobs.dead-letter-unknown' })
  })

  test('a dead letter can be discarded', async () => {
    const jobs = await openFresh()
    const once = defineJob({ ...greet, attempts: 1 })
    const handler = handleJob(once, async () => Promise.reject(new Error('never')))
    await jobs.work([handler], { concurrency: 1 })
    const { id } = await jobs.enqueue(once, { name: 'Ada' })
    await expect.poll(() => jobs.deadLetters()).toHaveLength(1)
    await jobs.discardDeadLetter(id)
    expect(await jobs.deadLetters()).toEqual([])
    expect(await jobs.find(id)).toBeUndefined()
  })

  test('data that does not fit its schema is refused before it is stored', async () => {
    const jobs = await openFresh()
    // @ts-expect-error: the compiler refuses it too
    await expect(jobs.enqueue(greet, { name: 7 })).rejects.toMatchObject({
      name: 'Problem',
      kind: 'invalid',
      code: 'jobs.data-invalid',
      details: { job: 'contract.greet' },
    })
    const dated = defineJob({ name: 'contract.dated', schema: z.object({ on: z.date() }) })
    await expect(jobs.enqueue(dated, { on: new Date() })).rejects.toMatchObject({
      code: 'jobs.data-invalid',
    })
  })

  test('stored data that fits no more is a dead letter at once, and its handler never sees it', async () => {
    const jobs = await openFresh()
    const handler = handleJob(greet, async () => expect.unreachable())
    const older = defineJob({ name: greet.name, schema: z.object({ greeting: z.string() }) })
    await jobs.enqueue(older, { greeting: 'Hello' })
    await jobs.work([handler], { concurrency: 1 })
    await jobs.drain()
    const letters = await jobs.deadLetters()
    expect(letters).toMatchObject([
      { attempts: 1, failedReason: expect.stringContaining('name: ') as string },
    ])
  })
}
