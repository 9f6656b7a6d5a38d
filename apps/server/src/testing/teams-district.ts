import { randomUUID } from 'node:crypto'
import type { TestDatabase } from '@lectern/database/testing'
import type { HandledJob } from '@lectern/jobs'
import type { InstallationId } from '@lectern/launch'
import { allRoles, simulatedApp, simulatedMicrosoft, type Deliver } from '@lectern/teams/testing'
import { addTeamsInstallation, pseudonyms, type NewTeamsInstallation } from '@lectern/tenancy'
import { createLog } from '../http/log.ts'
import { beginTeamsRosters } from '../surfaces/teams-rosters/teams-roster-jobs.ts'
import { teamsRosterHandlers } from '../surfaces/teams-rosters/teams-roster-handlers.ts'
import type { TeamsRosters } from '../surfaces/teams-rosters/teams-rosters.ts'
import { jobsByHand, queueByHand } from './jobs-by-hand.ts'
import { rosterHandlersOf } from './roster-handlers-of.ts'

const key = new Uint8Array(32).fill(7)

interface DistrictOptions {
  /** How Graph's notices and handshakes arrive; unless said, hands are shaken and nobody listens. */
  deliver?: Deliver
  publicUrl?: string
  roles?: readonly string[]
}

const shakesHands: Deliver = async (url) => new Response(url.searchParams.get('validationToken'))

/** A tenant of a simulated Microsoft and its district, with the worker's jobs run by hand: nothing waits for its delay. */
export async function teamsDistrict(
  db: TestDatabase,
  {
    deliver = shakesHands,
    publicUrl = `https://${simulatedApp.host}`,
    roles = allRoles,
  }: DistrictOptions = {},
) {
  // One tenant is of one district, also in a database that many tests share.
  const tenantId = randomUUID()
  const microsoft = await simulatedMicrosoft({ deliver, tenants: [tenantId] })
  const { graph, entra, now, tokens, connect } = microsoft
  entra.consents.grantForTenant(tenantId, { roles })
  const { queue, enqueue } = queueByHand()
  const log = createLog({ logLevel: 'silent' })
  const rosters: TeamsRosters = {
    publicUrl,
    database: db.database,
    pseudonyms: pseudonyms(key),
    secrets: { root: key, of: () => key },
    tokensOf: () => tokens,
    connect,
    enqueue,
    log,
    now,
  }
  const scope = await db.district()

  const handlersAt = (at: () => Date): HandledJob[] => {
    const own = { ...rosters, now: at }
    return rosterHandlersOf({
      database: db.database,
      scope,
      enqueue,
      now: at,
      host: { teams: own },
      more: (inEveryDistrict) => teamsRosterHandlers({ rosters: own, inEveryDistrict }),
    })
  }
  const jobs = jobsByHand({ queue, handlersAt, now, log })

  const install = (changes: Partial<NewTeamsInstallation> = {}, of = scope): Promise<InstallationId> =>
    addTeamsInstallation(
      db.database,
      of,
      {
        name: 'Microsoft Teams',
        clientId: simulatedApp.clientId,
        tenantId,
        credential: { clientSecret: simulatedApp.clientSecret },
        websiteUrl: 'https://fairview.example/',
        privacyUrl: 'https://fairview.example/privacy',
        termsUrl: 'https://fairview.example/terms',
        features: ['roster'],
        ...changes,
      },
      key,
    )
  const installationId = await install()

  return {
    ...jobs,
    microsoft,
    education: graph.education(tenantId),
    tenantId,
    rosters,
    scope,
    installationId,
    install,
    /** Reads the classes and all that follows. */
    async begin(wanted: 'everything' | 'changes' = 'everything') {
      await beginTeamsRosters(enqueue, scope, installationId, wanted)
      await jobs.drain()
    },
  }
}

export type TeamsDistrict = Awaited<ReturnType<typeof teamsDistrict>>
