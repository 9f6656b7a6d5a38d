import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { guardedFetch, type GuardedFetch } from '@lectern/lti'
import { nodeNetwork } from '@lectern/lti/node'
import { bearerTokens, launchCodes } from '@lectern/launch'
import type { Jobs } from '@lectern/jobs'
import {
  contextServiceRecorder,
  pseudonyms,
  receivedRecorder,
  writesBeside,
  type Pseudonyms,
} from '@lectern/tenancy'
import { usageRecorder } from '@lectern/telemetry'
import { requireMigrated, type Database } from '@lectern/database'
import { Problem } from '@lectern/problem'
import { createApp, notReady } from './app.ts'
import { composeConsole } from './compose-console.ts'
import { composeEmbed } from './compose-embed.ts'
import { composeGoogleClassroom } from './compose-google-classroom.ts'
import { composeLti, composeLti1p1, isOnThisMachine } from './compose-lti.ts'
import { composeSigningKeys } from './compose-signing-keys.ts'
import { composeTeams } from './compose-teams.ts'
import type { Config } from './config.ts'
import { connect } from './connect.ts'
import type { Logger } from './http/log.ts'
import { jobHandlers } from './jobs/handlers.ts'
import { startRosterByLaunch } from './jobs/start-roster-by-launch.ts'
import { ltiJobHandlers } from './jobs/lti-handlers.ts'
import { scheduleUpkeep } from './jobs/schedule-upkeep.ts'
import { withoutRemoved } from './jobs/without-removed.ts'
import { forgetPerson } from './joins/forget-person.ts'
import { lti1p1Setup } from './lti-1p1-setup.ts'
import { openQueue } from './open-queue.ts'
import { courseLinks } from './surfaces/google-classroom/course-links.ts'
import { attachPicked } from './surfaces/google-classroom/attach.ts'
import { forgetPorts } from './surfaces/google-classroom/give-back-access.ts'
import { givePoints } from './surfaces/google-classroom/give-points.ts'
import type { GoogleClassroomSurface } from './surfaces/google-classroom/google-classroom-surface.ts'
import { creditHandlers } from './surfaces/credit/credit-handlers.ts'
import { earnCreditJob } from './surfaces/credit/credit-jobs.ts'
import { tellClassroom } from './surfaces/google-classroom/tell-classroom.ts'
import { tellPlatform } from './surfaces/lti-credit/tell-platform.ts'
import { answerPick } from './surfaces/lti/deep-linking.ts'
import { acceptShownTerms } from './surfaces/lti/eula.ts'
import { installationCache } from './surfaces/lti/installation-cache.ts'
import type { LtiSurface } from './surfaces/lti/lti-surface.ts'
import { placePicked } from './surfaces/teams/place-picked.ts'
import type { TeamsSurface } from './surfaces/teams/teams-surface.ts'
import type { SimulatedMicrosoft } from './teams-network.ts'
import { findTeamsChannel } from './surfaces/teams-notifications/find-teams-channel.ts'
import { reviewedScore } from './surfaces/lti/submission-review.ts'

export interface ComposeOptions {
  log: Logger
  now?: () => Date
  /** Bring the schema up to date first; production does that by `npm run migrate`. */
  migrate?: boolean
  /** The address to listen on; all when undefined. */
  host?: string
  /** How platforms are reached; the guarded network unless said. */
  platformFetch?: GuardedFetch
  /** Only in the demo: where `/playground/` leads. */
  playgroundUrl?: string
  /** Only where Google is simulated: `https://HOST/PATH` is answered at `{simulatedGoogle}/HOST/PATH`. */
  simulatedGoogle?: string
  /** Only where Microsoft is simulated, in the same way; its Teams frames our tabs from there. */
  simulatedMicrosoft?: SimulatedMicrosoft
}

/** Everything a program of the server can do; whoever composes it closes it. */
export interface Lectern {
  database: Database
  jobs: Jobs
  pseudonyms: Pseudonyms
  listen(): Promise<{ url: string }>
  /** Takes jobs from the queue, and sees to it that what recurs is scheduled. */
  work(): Promise<void>
  /** Finishes what is running: requests, then jobs, then what was recorded, then the connections. */
  close(): Promise<void>
}

export async function compose(config: Config, options: ComposeOptions): Promise<Lectern> {
  const { log, now = () => new Date() } = options
  const connected = await connect(config, log)
  const { database, keys } = connected
  if (options.migrate) await connected.migrate()
  else await requireMigrated(database)
  const jobs = await openQueue(config, connected, log)
  const recorder = usageRecorder({ now })
  const received = receivedRecorder({
    now,
    onError: (err) => log.error({ err }, 'what a platform sent could not be noted'),
  })
  const contextServices = contextServiceRecorder({
    now,
    onNoted: startRosterByLaunch(jobs.enqueue),
    onError: (err) => log.error({ err }, 'the services of a course could not be noted'),
  })
  const beside = writesBeside((err) => log.error({ err }, 'what a launch left to do could not be done'))
  const installations = installationCache(database)
  const names = pseudonyms(keys.of('pseudonyms'))
  const signingKeys = await composeSigningKeys({ database, keys, log, now })
  const tokenKey = keys.of('embed session')
  const setup1p1 = lti1p1Setup(config, keys)

  const embed = composeEmbed({
    database,
    recorder,
    codes: launchCodes(tokenKey),
    bearers: bearerTokens(tokenKey),
    now,
    // The surface that asked is the one that is answered; it is composed next.
    answerPick: (scope, session, ...pick) =>
      ({
        'google-classroom': () => attachPicked(googleClassroom, scope, session, ...pick),
        teams: () => placePicked(teams, scope, session, ...pick),
        lti: () => answerPick(lti, scope, session, ...pick),
      })[session.surface](),
    courseLinks: (...asked) => courseLinks(googleClassroom, ...asked),
    reviewedScore: (...asked) => reviewedScore(lti, ...asked),
    givePoints: (...given) => givePoints(googleClassroom, ...given),
    acceptTerms: (...accepted) => acceptShownTerms(lti, ...accepted),
    forgetPerson: (...asked) => forgetPerson(forgetPorts(googleClassroom), ...asked),
    earnCredit: ({ districtId, personId, launchId }) =>
      jobs.enqueue(earnCreditJob, { districtId, personId, launchId }),
  })
  const lti: LtiSurface = await composeLti({
    config,
    database,
    installations,
    embed,
    pseudonyms: names,
    secrets: keys,
    signingKeys,
    received,
    contextServices,
    beside,
    enqueue: jobs.enqueue,
    platformFetch:
      options.platformFetch ??
      guardedFetch({ ...nodeNetwork, allowLoopback: isOnThisMachine(config.publicUrl) }),
    log,
    now,
  })
  const googleClassroom: GoogleClassroomSurface = await composeGoogleClassroom({
    config,
    database,
    embed,
    pseudonyms: names,
    secrets: keys,
    beside,
    enqueue: jobs.enqueue,
    log,
    now,
    simulatedGoogle: options.simulatedGoogle,
  })
  const teams: TeamsSurface = await composeTeams({
    config,
    database,
    embed,
    pseudonyms: names,
    secrets: keys,
    beside,
    enqueue: jobs.enqueue,
    log,
    now,
    simulatedMicrosoft: options.simulatedMicrosoft,
  })
  const app = createApp({
    lti,
    googleClassroom,
    teams,
    lti1p1: composeLti1p1(lti, setup1p1),
    embed,
    console: composeConsole({
      config,
      database,
      installations,
      lti1p1: setup1p1,
      google: googleClassroom,
      teams,
      jobs,
      contextServices,
      now,
    }),
    log,
    playgroundUrl: options.playgroundUrl,
    ready: async () => {
      await database.ping().catch((cause: unknown) => Promise.reject(notReady('The database', cause)))
      await jobs.ping().catch((cause: unknown) => Promise.reject(notReady('The job queue', cause)))
    },
  })

  let server: Server | undefined
  return {
    database,
    jobs,
    pseudonyms: names,
    async listen() {
      server = createServer(app)
      return listening(server, config.port, options.host)
    },
    async work() {
      await scheduleUpkeep(jobs)
      await jobs.work(
        withoutRemoved([
          ...jobHandlers({
            database,
            keys,
            rosters: lti,
            googleRosters: googleClassroom,
            findChannel: findTeamsChannel(teams),
            teamsRosters: teams,
            leaving: { lti, google: googleClassroom, teams },
            enqueue: jobs.enqueue,
            log,
            now,
          }),
          ...ltiJobHandlers(lti, keys),
          ...creditHandlers({
            database,
            enqueue: jobs.enqueue,
            creditKey: lti.creditKey,
            tell: { ...tellPlatform(lti), classroom: tellClassroom(googleClassroom) },
          }),
        ]),
        { concurrency: 4 },
      )
    },
    async close() {
      const steps = [
        async () => server && closed(server),
        // It may still enqueue.
        () => contextServices.close(),
        // Before the queue: what a launch left to do may ask for a job.
        () => beside.close(),
        () => jobs.close(),
        () => recorder.close(),
        () => received.close(),
        () => connected.close(),
      ]
      const failures: unknown[] = []
      // One that fails must not keep the others open.
      for (const step of steps) await step().catch((error: unknown) => failures.push(error))
      if (failures.length > 0) throw new AggregateError(failures, 'did not close cleanly')
    },
  }
}

function listening(server: Server, port: number, host: string | undefined): Promise<{ url: string }> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(portProblem(error, port)))
    server.listen({ port, host }, () => {
      // A listening TCP server has an AddressInfo.
      resolve({ url: `http://localhost:${(server.address() as AddressInfo).port}` })
    })
  })
}

/** How long running requests have; whoever has not finished then is cut off. */
const patienceMilliseconds = 10_000

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), patienceMilliseconds).unref()
  })
}

export const portProblem = (error: Error, port: number): Error =>
  (error as { code?: string }).code === 'EADDRINUSE'
    ? new Problem({
        kind: 'conflict',
        code: 'server.port-in-use',
        message: `Port ${port} is in use. Stop what uses it, or choose another: PORT=4000 npm start`,
        cause: error,
      })
    : error
