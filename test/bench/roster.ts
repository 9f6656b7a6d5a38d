import { randomBytes } from 'node:crypto'
import { cpus } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { applicationRole, openDatabase, type DistrictScope } from '@lectern/database'
import type { ContextId } from '@lectern/launch'
import { addLtiInstallation, createDistrict, findRosterRun, startRosterRun } from '@lectern/tenancy'
import { startLargeCourse } from './roster/large-course.ts'
import { startWorker, workerEnvironment, type MeasuredWorker } from './roster/measured-worker.ts'
import type { BenchContext, BenchResult } from './runner/bench.ts'
import { runProgram } from './runner/server-programs.ts'

export const name = 'roster'

const pages = 100
const membersOfPage = 100
const killedAt = 40
/** What reading a hundred pages may hold beyond reading one. */
const limitMegabytes = 8
const patienceMs = 5 * 60_000

/** A class list of ten thousand by real workers, the first of which is killed: what is held, and what is asked twice. */
export async function run({ ownerConnection, log }: BenchContext): Promise<BenchResult> {
  const secret = randomBytes(32)
  const env = workerEnvironment(ownerConnection, secret)
  await runProgram(env, 'migrate')
  const role = applicationRole(ownerConnection.database, secret)
  const database = openDatabase({
    connection: { ...ownerConnection, user: role.name, password: role.password },
  })
  const owner = new pg.Client(ownerConnection)
  await owner.connect()
  let worker: MeasuredWorker | undefined
  const heaps: number[] = []
  let killedAtMs = NaN
  const course = await startLargeCourse({
    pages,
    membersOfPage,
    async beforePage(place) {
      if (place > 0) heaps.push((await worker!.heap()) / 1e6)
      if (place !== killedAt || !Number.isNaN(killedAtMs)) return
      killedAtMs = performance.now()
      await worker!.kill()
      log(`killed the worker at page ${killedAt} of ${pages}`)
      worker = startWorker(env)
    },
  })
  try {
    const { id } = await createDistrict(database, { slug: 'bench', name: 'Bench', timeZone: 'UTC' })
    const scope = database.district(id)
    const runId = await waitingRun(scope, database, course)
    // A worker looks for readings that lost their job when it starts.
    await owner.query(`update lectern.roster_run set last_sign_at = now() - interval '2 hours'`)
    worker = startWorker(env)
    await isDone(scope, runId, log)
    const doneMs = performance.now()
    const [counted] = await scope.query<{ members: number }>('select q.members from lectern.roster q')
    if (counted?.members !== pages * membersOfPage)
      throw new Error(`The roster has ${counted?.members} members.`)
    const [onePage = NaN] = heaps
    const growth = Math.max(...heaps) - onePage
    return {
      rows: [
        {
          members: counted.members,
          'held after one page, MB': rounded(onePage),
          'most held, MB': rounded(Math.max(...heaps)),
          'growth of limit': rounded(growth / limitMegabytes),
          'pages asked twice': course.asked.length - new Set(course.asked).size,
          'kill to end, s': rounded((doneMs - killedAtMs) / 1000),
        },
      ],
      notes: [
        `Two real workers, one after the other; the first was killed by SIGKILL while it waited for page ${killedAt}.`,
        `Held: the heap after a collection, whenever a page is asked for. Limit of growth: ${limitMegabytes} MB.`,
        'The second takes over when the first has been silent for half a minute.',
        `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}.`,
      ],
    }
  } finally {
    await worker?.stop()
    course.close()
    await database.close()
    await owner.end()
  }
}

/** As a launch leaves it behind in an installation with class lists switched on. */
async function waitingRun(
  scope: DistrictScope,
  database: Parameters<typeof addLtiInstallation>[0],
  { issuer, membershipsUrl }: { issuer: string; membershipsUrl: string },
): Promise<string> {
  const installationId = await addLtiInstallation(database, scope, {
    name: 'Bench',
    issuer,
    clientId: 'bench',
    authorizationEndpoint: `${issuer}/authorize`,
    tokenEndpoint: `${issuer}/token`,
    jwksUri: `${issuer}/jwks`,
    profile: 'strict',
    deploymentId: 'bench',
    features: ['roster'],
  })
  const [context] = await scope.query<{ id: ContextId }>(
    `with c as (
       insert into lectern.context (district_id, installation_id, external_id, title)
       values ($1, $2, 'course-1', 'Everybody') returning district_id, id, installation_id)
     insert into lectern.lti_context_service as s
       (district_id, context_id, installation_id, deployment_id, memberships_url)
     select c.district_id, c.id, c.installation_id, 'bench', $3 from c returning s.context_id as id`,
    [scope.districtId, installationId, membershipsUrl],
  )
  return (await startRosterRun(scope, installationId, context!.id)).run.id
}

async function isDone(scope: DistrictScope, runId: string, log: (line: string) => void): Promise<void> {
  const until = performance.now() + patienceMs
  for (let told = 0; performance.now() < until;) {
    const found = await findRosterRun(scope, runId)
    if (found?.status === 'done') return
    if (found?.status !== 'waiting' && found?.status !== 'running')
      throw new Error(`The reading is ${found?.status}: ${found?.message}`)
    if (found.pages >= told + 25) log(`${(told = found.pages)} of ${pages} pages`)
    await pause(200)
  }
  throw new Error('The reading does not end.')
}

const rounded = (value: number): number => Math.round(value * 100) / 100
