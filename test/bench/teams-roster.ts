import { randomBytes } from 'node:crypto'
import { cpus } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { applicationRole, openDatabase, type DistrictScope } from '@lectern/database'
import { createJobs, type JobLog } from '@lectern/jobs'
import { beginTeamsRosters } from '@lectern/server/testing'
import { peerScript } from './handshake/tool-process.ts'
import { startWorker, workerEnvironment, type MeasuredWorker } from './roster/measured-worker.ts'
import type { BenchContext, BenchResult } from './runner/bench.ts'
import { runProgram } from './runner/server-programs.ts'
import { installTenant } from './teams-roster/installed-tenant.ts'
import { startLargeTenant } from './teams-roster/large-tenant.ts'

export const name = 'teams-roster'

const classes = 2_000
const membersOfClass = 25
/** A school day between the two readings. */
const day = { joined: 40, made: 10, gone: 5 }
/** The first while the classes are listed, the second amid the class lists. */
const killedAtCalls = [11, 2_000]
const heapEvery = 100
/** What reading all of it may hold beyond reading the first classes. */
const limitMegabytes = 16
const patienceMs = 15 * 60_000

/** A whole tenant by real workers, two of which are killed, and then what a school day changes: calls, refusals, and what is held. */
export async function run({ ownerConnection, log }: BenchContext): Promise<BenchResult> {
  const secret = randomBytes(32)
  let worker: MeasuredWorker | undefined
  const heaps: number[] = []
  let kills = 0
  const tenant = await startLargeTenant({
    classes,
    membersOfClass,
    async beforeAnswer(call) {
      if (call % heapEvery === 0 && worker) heaps.push((await worker.heap()) / 1e6)
      if (call !== killedAtCalls[kills]) return
      kills++
      await worker!.kill()
      log(`killed worker ${kills} at call ${call}`)
      worker = start()
    },
  })
  const env = { ...workerEnvironment(ownerConnection, secret), BENCH_MICROSOFT: tenant.base }
  const start = (): MeasuredWorker => startWorker(env, [peerScript('reroute-microsoft')])
  await runProgram(env, 'migrate')
  const role = applicationRole(ownerConnection.database, secret)
  const connection = { ...ownerConnection, user: role.name, password: role.password }
  const database = openDatabase({ connection })
  const jobs = await createJobs({
    backend: { kind: 'postgres', connection },
    log: quiet,
  })
  try {
    const { scope, installationId } = await installTenant(database, secret, tenant.tenantId)
    const reading = async (what: string, wanted: 'everything' | 'changes', expected: Expected) => {
      const before = tenant.asked.length
      const startedAt = performance.now()
      await beginTeamsRosters(jobs.enqueue, scope, installationId, wanted)
      await isDone(scope, expected, log)
      const asked = tenant.asked.slice(before)
      return {
        reading: what,
        ...expected,
        seconds: Math.round((performance.now() - startedAt) / 1000),
        calls: asked.length,
        'asked twice': asked.length - new Set(asked).size,
      }
    }
    worker = start()
    const whole = await reading('everything, two workers killed', 'everything', {
      classes,
      members: classes * membersOfClass,
    })
    tenant.change(day)
    const changed = await reading('what a school day changed', 'changes', {
      classes: classes + day.made - day.gone,
      members: (classes + day.made - day.gone) * membersOfClass + day.joined,
    })
    const growth = Math.max(...heaps) - heaps[0]!
    return {
      rows: [
        {
          ...whole,
          'most calls in 10 s': tenant.busiestTenSeconds(),
          throttled: tenant.throttled(),
          'held at first, MB': rounded(heaps[0]!),
          'most held, MB': rounded(Math.max(...heaps)),
          'growth of limit': rounded(growth / limitMegabytes),
        },
        changed,
      ],
      notes: [
        `Real workers against a simulated Graph that allows 35,000 calls in 10 s to an app in a tenant; two of three were`,
        `killed by SIGKILL at calls ${killedAtCalls.join(' and ')}; another takes over within about a minute.`,
        `A school day: ${day.joined} join a class, ${day.made} classes are made, ${day.gone} go.`,
        `Held: the heap after a collection, at every ${heapEvery}th call. Limit of growth: ${limitMegabytes} MB.`,
        `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}.`,
      ],
    }
  } finally {
    await worker?.stop()
    await jobs.close()
    await tenant.close()
    await database.close()
  }
}

const quiet: JobLog = { info: () => {}, warn: () => {}, error: () => {}, child: () => quiet }

interface Expected {
  classes: number
  members: number
}

async function isDone(scope: DistrictScope, expected: Expected, log: (line: string) => void): Promise<void> {
  const until = performance.now() + patienceMs
  for (let told = 0; performance.now() < until;) {
    const [found] = await scope.query<Expected & { failed: string | null }>(
      `select (select count(*)::int from lectern.roster) as classes,
              (select coalesce(sum(q.members), 0)::int from lectern.roster q) as members,
              (select min(r.message) from (
                 select message, status, code from lectern.roster_run
                 union all select message, status, code from lectern.course_list_run) r
               -- A class that went while it was read says so.
               where r.status = 'failed' and r.code <> 'teams.graph-not-found') as failed`,
    )
    if (found!.failed !== null) throw new Error(`A reading failed: ${found!.failed}`)
    if (found!.classes >= told + 250) log(`${(told = found!.classes)} class lists`)
    if (found!.classes === expected.classes && found!.members === expected.members) return
    await pause(500)
  }
  throw new Error('The reading does not end.')
}

const rounded = (value: number): number => Math.round(value * 100) / 100
