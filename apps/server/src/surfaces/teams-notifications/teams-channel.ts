import { findAppByReference } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { PersonId } from '@lectern/launch'
import type { NudgeBatch, NudgeChannel, SendOutcome, SendTurn } from '@lectern/nudges'
import {
  findInstallation,
  orRefused,
  orRetry,
  sendActivity,
  sendToMany,
  type Activity,
  type GraphConnection,
} from '@lectern/teams'
import {
  forgetTeamsRecipient,
  noteTeamsInstalled,
  teamsObjectIds,
  teamsReach,
  type TeamsInstallation,
} from '@lectern/tenancy'
import { appDescription } from '../teams/app-description.ts'
import { appGraph } from '../teams/app-graph.ts'
import type { TeamsSurface } from '../teams/teams-surface.ts'
import { nudgeActivity } from './nudge-activity.ts'

/** Fewer are told one by one: then it is known what became of each, and nobody had to grant anything for it. */
const bulkFrom = 20
const batchSizes = { bulk: 100, single: 10 }
/** The app's id in the catalog is the same for everybody; not all of the first have to be away. */
const mostLookups = 3

interface Notice {
  batch: NudgeBatch
  activity: Activity
  connection: GraphConnection
  /** By whom, as Entra knows them. */
  objectIds: ReadonlyMap<PersonId, string>
}

/** The activity feed of a district's Teams as a way for nudges, for one run. */
export function teamsChannel(surface: TeamsSurface, installation: TeamsInstallation): NudgeChannel {
  const { installationId, tenantId, manifestId } = installation
  const { now, notices, secrets, tokensOf } = surface
  const { pace } = notices
  const declared = appDescription(surface, installation).activities
  /** Until Graph says that the tenant did not grant it. */
  let mayBulk = true
  let catalogId: string | undefined

  /** Nothing yielded: they are for another way. */
  async function* toMany(scope: DistrictScope, notice: Notice, turn: SendTurn): AsyncGenerator<SendOutcome> {
    const { activity, connection, objectIds } = notice
    const personIds = [...objectIds.keys()]
    const looked = await orRetry(connection, activity, async () => ({
      outcome: 'looked' as const,
      catalogId: catalogId ?? (await findCatalogId(notice)),
    }))
    if (looked.outcome === 'retry-at') return yield { ...looked, personIds }
    catalogId = looked.catalogId
    if (catalogId === undefined) return void (mayBulk = false)
    const recipients = [...objectIds.values()]
    if (!(await pace.turn({ tenantId, personIds: recipients, bulk: true }, turn.signal))) return
    const sends = sendToMany(connection, { personIds: recipients, catalogId, activity, declared })
    for await (const sent of sends) {
      if (sent.outcome === 'not-granted') mayBulk = false
      else if (sent.outcome === 'refused') yield* toEach(scope, notice, turn)
      else yield { ...sent, personIds }
    }
  }

  async function findCatalogId({ activity, connection, objectIds }: Notice): Promise<string | undefined> {
    for (const person of [...objectIds.values()].slice(0, mostLookups)) {
      const found = await orRefused(activity, () => findInstallation(connection, person, manifestId))
      if ('found' in found && found.found === 'installed') return found.catalogId
    }
    return undefined
  }

  async function* toEach(
    scope: DistrictScope,
    { activity, connection, objectIds }: Notice,
    { signal }: SendTurn,
  ): AsyncGenerator<SendOutcome> {
    for (const [personId, objectId] of objectIds) {
      if (!(await pace.turn({ tenantId, personIds: [objectId] }, signal))) return
      const sent = await sendActivity(connection, { personId: objectId, manifestId, activity, declared })
      const recipient = { installationId, personId }
      if (sent.outcome === 'gone') await forgetTeamsRecipient(scope, recipient)
      if (sent.outcome === 'delivered' || sent.outcome === 'not-installed')
        await noteTeamsInstalled(scope, recipient, sent.outcome === 'delivered', now())
      yield { ...sent, personIds: [personId] }
      if (sent.outcome === 'retry-at') return
    }
  }

  /** A token is fetched right before each call. */
  const keeping =
    ({ keep }: SendTurn): TeamsSurface['tokensOf'] =>
    (app) => {
      const tokens = tokensOf(app)
      const appOnly = async (tenantId: string) => {
        const token = await tokens.appOnly(tenantId)
        await keep()
        return token
      }
      return { ...tokens, appOnly }
    }

  return {
    installationId,
    reach: (scope, personIds) => teamsReach(scope, installationId, personIds, now()),
    batchSize: () => (mayBulk ? batchSizes.bulk : batchSizes.single),
    async *send(scope, batch, turn) {
      const { personIds, appId, certain } = batch
      const app = await findAppByReference(scope, appId)
      // Decided otherwise since the last evaluation, which will end the nudge.
      if (app?.verdict !== 'approved' && app?.verdict !== 'limited')
        return yield { outcome: 'withdrawn', personIds }
      const objectIds = await teamsObjectIds(scope, installationId, personIds, secrets.of('Teams recipients'))
      const gone = personIds.filter((personId) => !objectIds.has(personId))
      if (gone.length > 0) yield { outcome: 'gone', personIds: gone }
      const activity = nudgeActivity(surface, installation, batch, app)
      const notice = {
        batch,
        activity,
        connection: appGraph({ tokensOf: keeping(turn), connect: notices.connect }, installation),
        objectIds,
      }
      if (certain && mayBulk && objectIds.size >= bulkFrom) return yield* toMany(scope, notice, turn)
      const few = new Map([...objectIds].slice(0, batchSizes.single))
      yield* toEach(scope, { ...notice, objectIds: few }, turn)
    },
  }
}
