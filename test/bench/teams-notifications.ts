import { randomBytes } from 'node:crypto'
import { cpus } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { applicationRole, openDatabase, type Database, type DistrictScope } from '@lectern/database'
import { simulatedApp, tenantIds } from '@lectern/teams/testing'
import { peerScript } from './handshake/tool-process.ts'
import { startWorker, workerEnvironment, type MeasuredWorker } from './roster/measured-worker.ts'
import type { BenchContext, BenchResult } from './runner/bench.ts'
import { runProgram } from './runner/server-programs.ts'
import { aCatalogApp, startMicrosoft } from './teams-notifications/measured-microsoft.ts'
import { notifiedDistrict } from './teams-notifications/notified-district.ts'

export const name = 'teams-notifications'

const teachers = 5_000
const limitSeconds = 60
/** Of fifty: the worker dies after the Graph has taken this one, and before it hears of it. */
const killedAtCall = 20
const storm = { fromCall: 30, seconds: 5 }
const patienceMs = 5 * 60_000

interface Round {
  what: string
  slug: string
  tenantId: string
  disturbed: boolean
}

interface Parts {
  database: Database
  secret: Buffer
  env: Record<string, string>
  log: (line: string) => void
}

/** A notice to each teacher of a large district, by real workers: in peace, and through a kill and a storm of refusals. */
export async function run({ ownerConnection, log }: BenchContext): Promise<BenchResult> {
  const secret = randomBytes(32)
  const env = workerEnvironment(ownerConnection, secret)
  await runProgram(env, 'migrate')
  const role = applicationRole(ownerConnection.database, secret)
  const database = openDatabase({
    connection: { ...ownerConnection, user: role.name, password: role.password },
  })
  const parts = { database, secret, env, log }
  const { fairview, elsewhere } = tenantIds
  try {
    const rows = [
      await runRound(parts, { what: 'in peace', slug: 'peace', tenantId: fairview, disturbed: false }),
      await runRound(parts, {
        what: 'a kill and a 429 storm',
        slug: 'storm',
        tenantId: elsewhere,
        disturbed: true,
      }),
    ]
    return {
      rows,
      notes: [
        'Real workers against a simulated Graph with the documented limits: 2 bulk calls a second for a tenant, 100 people each.',
        `Seconds: from the start of the worker until the last notice is noted as sent. Limit: ${limitSeconds} s.`,
        `The kill is a SIGKILL once the Graph has taken call ${killedAtCall} and before it answers; the storm refuses everything for ${storm.seconds} s.`,
        'Sent again: the one batch whose answer was lost. Its chain id makes the second notice replace the first in the feed.',
        `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}.`,
      ],
    }
  } finally {
    await database.close()
  }
}

async function runRound(
  { database, secret, env, log }: Parts,
  { what, slug, tenantId, disturbed }: Round,
): Promise<BenchResult['rows'][number]> {
  let worker: MeasuredWorker | undefined
  const microsoft = await startMicrosoft(
    tenantId,
    disturbed
      ? {
          storm,
          async afterCall(call) {
            if (call !== killedAtCall) return
            await worker!.kill()
            log(`killed the worker at call ${call}`)
            worker = start()
          },
        }
      : {},
  )
  const start = () =>
    startWorker({ ...env, BENCH_MICROSOFT: microsoft.base }, [peerScript('reroute-microsoft')])
  try {
    const { scope, manifestId, objectIds } = await notifiedDistrict(database, secret, {
      slug,
      tenantId,
      teachers,
    })
    const app = aCatalogApp(manifestId, simulatedApp.clientId)
    microsoft.teamwork.publish(app)
    for (const objectId of objectIds) microsoft.teamwork.install(objectId, app)
    const startedAt = performance.now()
    worker = start()
    await isDone(scope, log)
    const seconds = (performance.now() - startedAt) / 1000
    const inFeed = new Map<string, number>()
    for (const { personId } of microsoft.teamwork.feed) inFeed.set(personId, (inFeed.get(personId) ?? 0) + 1)
    return {
      round: what,
      teachers,
      seconds: rounded(seconds),
      'of limit': rounded(seconds / limitSeconds),
      'first call to last, s': rounded(microsoft.secondsFromFirstToLast()),
      'bulk calls': microsoft.calls(),
      'most in a second': microsoft.busiestSecond(),
      'refused by limit': microsoft.refused.byLimit,
      'refused by storm': microsoft.refused.byStorm,
      lost: objectIds.filter((id) => !inFeed.has(id)).length,
      'doubled in a feed': [...inFeed.values()].filter((times) => times > 1).length,
      'sent again': [...microsoft.taken.values()].filter((times) => times > 1).length,
    }
  } finally {
    await worker?.stop()
    await microsoft.close()
  }
}

async function isDone(scope: DistrictScope, log: (line: string) => void): Promise<void> {
  const until = performance.now() + patienceMs
  for (let told = 0; performance.now() < until;) {
    const [found] = await scope.query<{ sent: number; lost: number; problem: string | null }>(
      `select count(*) filter (where d.state = 'accepted')::int as sent,
              count(*) filter (where d.state not in ('accepted', 'waiting', 'sending'))::int as lost,
              (select c.problem_message from lectern.nudge_channel c where c.problem_code is not null limit 1) as problem
       from lectern.nudge_delivery d`,
    )
    const { sent, lost, problem } = found!
    if (problem !== null) throw new Error(problem)
    if (lost > 0) throw new Error(`${lost} notices came to another end.`)
    if (sent >= told + 1_000) log(`${(told = sent)} of ${teachers} sent`)
    if (sent === teachers) return
    await pause(200)
  }
  throw new Error('The sending does not end.')
}

const rounded = (value: number): number => Math.round(value * 100) / 100
