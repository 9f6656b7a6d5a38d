import { expect, onTestFinished, test } from 'vitest'
import { handleJob } from '../define-job.ts'
import { deferred } from '../testing/deferred.ts'
import { recordedLog } from '../testing/recorded-log.ts'
import { greet } from './greet.ts'
import type { Arrangement } from './jobs-contract.ts'

export function workers({ fresh, mortal, open }: Arrangement): void {
  test('closing takes no new job and lets the running one finish', async () => {
    const backend = await fresh()
    const jobs = await open(backend)
    const [started, release] = [deferred(), deferred()]
    const finished: string[] = []
    const handler = handleJob(greet, async ({ name }) => {
      started.resolve()
      await release.promise
      finished.push(name)
    })
    const worker = await jobs.work([handler], { concurrency: 1 })
    const running = await jobs.enqueue(greet, { name: 'running' })
    await started.promise
    const closed = worker.close()
    const waiting = await jobs.enqueue(greet, { name: 'waiting' })
    release.resolve()
    await closed
    expect(finished).toEqual(['running'])
    expect(await jobs.find(running.id)).toMatchObject({ state: 'completed' })
    expect(await jobs.find(waiting.id)).toMatchObject({ state: 'waiting' })
  })

  test('a job interrupted by shutdown goes back to the queue without losing an attempt', async () => {
    const backend = await fresh()
    const stopping = await open(backend)
    const started = deferred()
    const patient = handleJob(greet, async (_, { signal }) => {
      started.resolve()
      await new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(new Error('stopped'))),
      )
    })
    await stopping.work([patient], { concurrency: 1 })
    await stopping.enqueue(greet, { name: 'Ada' })
    await started.promise
    await stopping.close({ withinMs: 10 })
    const next = await open(backend)
    const attempts: number[] = []
    await next.work([handleJob(greet, async (_, { attempt }) => void attempts.push(attempt))], {
      concurrency: 1,
    })
    await next.drain()
    expect(attempts).toEqual([1])
  })

  test('the job of a worker that died is taken over by another', async () => {
    const backend = await fresh()
    const dying = await open(backend)
    const [started, release] = [deferred(), deferred()]
    onTestFinished(release.resolve)
    const deaf = handleJob(greet, async () => {
      started.resolve()
      await release.promise
    })
    await dying.work([deaf], { concurrency: 1, takeoverAfterMs: 300 })
    const { id } = await dying.enqueue(greet, { name: 'Ada' })
    await started.promise
    await dying.close({ withinMs: 0 })
    const next = await open(backend)
    expect(await next.find(id)).toMatchObject({ state: 'running' })
    const taken = deferred()
    await next.work([handleJob(greet, async () => taken.resolve())], {
      concurrency: 1,
      takeoverAfterMs: 300,
    })
    await taken.promise
    await next.drain()
    expect(await next.find(id)).toMatchObject({ state: 'completed' })
  })

  test('two workers share a thousand jobs and run none of them twice', async () => {
    const backend = await fresh()
    const [one, two] = await Promise.all([open(backend), open(backend)])
    const taken = { one: [] as string[], two: [] as string[] }
    await one.work([handleJob(greet, async ({ name }) => void taken.one.push(name))], { concurrency: 5 })
    await two.work([handleJob(greet, async ({ name }) => void taken.two.push(name))], { concurrency: 5 })
    const names = Array.from({ length: 1_000 }, (_, index) => `teacher ${index}`)
    await Promise.all(names.map((name) => one.enqueue(greet, { name })))
    await one.drain()
    expect([...taken.one, ...taken.two].sort()).toEqual([...names].sort())
    expect(taken.one).not.toEqual([])
    expect(taken.two).not.toEqual([])
  })

  test('every job that was acknowledged is done, though the backend was killed under load', async () => {
    const server = await mortal()
    onTestFinished(() => server.stop())
    const outage = recordedLog()
    const jobs = await open(server.backend, outage)
    const done = new Set<string>()
    const handler = handleJob(greet, async ({ name }) => void done.add(name))
    await jobs.work([handler], { concurrency: 5, takeoverAfterMs: 500 })
    await jobs.ping()

    const acknowledged: string[] = []
    let loading = true
    const load = async (name: string): Promise<void> => {
      for (let count = 0; loading; count += 1) {
        const enqueued = jobs.enqueue(greet, { name: `${name} ${count}` })
        await enqueued.then(
          () => acknowledged.push(`${name} ${count}`),
          (error: unknown) => expect(error).toMatchObject({ kind: 'upstream', code: 'jobs.backend-failed' }),
        )
      }
    }
    const producers = [load('one'), load('two')]
    await expect.poll(() => acknowledged.length).toBeGreaterThan(100)
    await server.kill()
    await expect(jobs.ping()).rejects.toMatchObject({ kind: 'upstream', code: 'jobs.backend-failed' })
    const before = acknowledged.length
    await server.revive()
    await expect.poll(() => acknowledged.length).toBeGreaterThan(before + 100)
    loading = false
    await Promise.all(producers)
    await jobs.drain()
    expect(acknowledged.filter((name) => !done.has(name))).toEqual([])
    expect(await jobs.deadLetters()).toEqual([])
    const complaints = outage.lines.filter(({ message }) => message === 'job queue error')
    expect(complaints.length).toBeLessThan(20)
  })

  test('closing ends in bounded time while the backend is away', async () => {
    const server = await mortal()
    onTestFinished(() => server.stop())
    const jobs = await open(server.backend)
    const ran = deferred()
    await jobs.work([handleJob(greet, async () => ran.resolve())], { concurrency: 1 })
    await jobs.enqueue(greet, { name: 'Ada' })
    await ran.promise
    await server.kill()
    await expect(jobs.close({ withinMs: 100 })).resolves.toBeUndefined()
  })
}
