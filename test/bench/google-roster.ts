import { randomBytes } from 'node:crypto'
import { cpus } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { applicationRole, openDatabase, type DistrictScope } from '@lectern/database'
import { installDomain } from './google-roster/installed-domain.ts'
import { startLargeDomain } from './google-roster/large-domain.ts'
import { peerScript } from './handshake/tool-process.ts'
import { startWorker, workerEnvironment, type MeasuredWorker } from './roster/measured-worker.ts'
import type { BenchContext, BenchResult } from './runner/bench.ts'
import { runProgram } from './runner/server-programs.ts'

export const name = 'google-roster'

const courses = 2_000
const membersOfCourse = 25
/** The first while the courses are listed, the second amid the class lists. */
const killedAtCalls = [11, 2_000]
const heapEvery = 100
/** What reading all of it may hold beyond reading the first courses. */
const limitMegabytes = 16
const patienceMs = 15 * 60_000

/** A whole domain by real workers, two of which are killed, against Google's limits: calls, refusals, and what is held. */
export async function run({ ownerConnection, log }: BenchContext): Promise<BenchResult> {
  const secret = randomBytes(32)
  let worker: MeasuredWorker | undefined
  const heaps: number[] = []
  let kills = 0
  const domain = await startLargeDomain({
    courses,
    membersOfCourse,
    async beforeAnswer(call) {
      if (call % heapEvery === 0 && worker) heaps.push((await worker.heap()) / 1e6)
      if (call !== killedAtCalls[kills]) return
      kills++
      await worker!.kill()
      log(`killed worker ${kills} at call ${call}`)
      worker = start()
    },
  })
  const env = { ...workerEnvironment(ownerConnection, secret), BENCH_GOOGLE: domain.base }
  const start = (): MeasuredWorker => startWorker(env, [peerScript('reroute-google')])
  await runProgram(env, 'migrate')
  const role = applicationRole(ownerConnection.database, secret)
  const database = openDatabase({
    connection: { ...ownerConnection, user: role.name, password: role.password },
  })
  try {
    const scope = await installDomain(database, secret)
    const startedAt = performance.now()
    worker = start()
    await isDone(scope, log)
    const seconds = (performance.now() - startedAt) / 1000
    const [counted] = await scope.query<{ members: number; rosters: number }>(
      'select sum(q.members)::int as members, count(*)::int as rosters from lectern.roster q',
    )
    if (counted?.members !== courses * membersOfCourse)
      throw new Error(`The class lists have ${counted?.members} members.`)
    const growth = Math.max(...heaps) - heaps[0]!
    return {
      rows: [
        {
          courses: counted.rosters,
          members: counted.members,
          seconds: Math.round(seconds),
          calls: domain.asked.length,
          'asked twice': domain.asked.length - new Set(domain.asked).size,
          'most calls in a minute': domain.quota.busiestMinute(),
          'refused by quota': domain.quota.refused(),
          'held at first, MB': rounded(heaps[0]!),
          'most held, MB': rounded(Math.max(...heaps)),
          'growth of limit': rounded(growth / limitMegabytes),
        },
      ],
      notes: [
        `Real workers against a simulated Google that allows 1,200 calls a minute to a person and 3,000 to a project;`,
        `two of three were killed by SIGKILL at calls ${killedAtCalls.join(' and ')}; another takes over within about a minute.`,
        `Held: the heap after a collection, at every ${heapEvery}th call. Limit of growth: ${limitMegabytes} MB.`,
        `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}.`,
      ],
    }
  } finally {
    await worker?.stop()
    domain.close()
    await database.close()
  }
}

async function isDone(scope: DistrictScope, log: (line: string) => void): Promise<void> {
  const until = performance.now() + patienceMs
  for (let told = 0; performance.now() < until;) {
    const [found] = await scope.query<{ done: number; failed: string | null }>(
      `select (select count(*)::int from lectern.roster) as done,
              (select min(r.message) from (
                 select message, status from lectern.roster_run
                 union all select message, status from lectern.course_list_run) r
               where r.status = 'failed') as failed`,
    )
    if (found!.failed !== null) throw new Error(`A reading failed: ${found!.failed}`)
    if (found!.done >= told + 250) log(`${(told = found!.done)} of ${courses} class lists`)
    if (found!.done === courses) return
    await pause(500)
  }
  throw new Error('The reading does not end.')
}

const rounded = (value: number): number => Math.round(value * 100) / 100
