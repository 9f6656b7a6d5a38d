import {
  createSubscription,
  removeSubscription,
  renewSubscription,
  type GraphConnection,
} from '@lectern/teams'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import {
  beginSubscriptionAttempt,
  dropTeamsSubscription,
  findTeamsSubscription,
  keepTeamsSubscription,
  loseTeamsSubscription,
  noteSubscriptionProblem,
  type TeamsInstallation,
  type TeamsSubscription,
} from '@lectern/tenancy'
import { appGraph } from '../teams/app-graph.ts'
import { judgeGraph } from './judge-graph.ts'
import { noticeAddress, subscriptionSecret } from './subscription-secret.ts'
import { teamsInstallationOf } from '../teams/teams-installation-of.ts'
import type { TeamsRosters } from './teams-rosters.ts'

/** So long before its end one is renewed. */
const renewedBeforeMs = 7 * 24 * 60 * 60_000

/**
 * Has Graph tell of changes among the groups of the tenant while rosters are switched on, and no longer otherwise. What
 * fails is kept for the administrator to see; what passes by itself is thrown, for another try.
 */
export async function alignSubscription(
  ports: TeamsRosters,
  scope: DistrictScope,
  installationId: InstallationId,
): Promise<void> {
  const installation = await teamsInstallationOf(ports, scope, installationId)
  const kept = await findTeamsSubscription(scope, installationId)
  const graph = appGraph(ports, installation)
  // It is the last thing to be done where access was given back.
  if (!installation.features.includes('roster'))
    return end(appGraph(ports, { ...installation, isWithdrawn: false }), scope, installationId, kept)
  if (!ports.publicUrl.startsWith('https:')) return noteSubscriptionProblem(scope, installationId, needsHttps)
  try {
    if (kept?.made && !isDue(kept, kept.made, ports.now())) return
    if (kept?.made && (await isRenewed(graph, scope, installationId, kept.made))) return
    await subscribe(ports, scope, graph, installation)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await noteSubscriptionProblem(scope, installationId, error)
    if (mayPass(error)) throw error
  }
}

/** What Graph refuses here is most often an address that it did not reach in time. */
const mayPass = (error: Problem): boolean =>
  error.code === 'teams.graph-refused' || judgeGraph(error).verdict === 'later'

type Made = NonNullable<TeamsSubscription['made']>

const isDue = ({ renewalAsked }: TeamsSubscription, { expiresAt }: Made, now: Date): boolean =>
  renewalAsked || expiresAt.getTime() - now.getTime() < renewedBeforeMs

/** false: Graph has forgotten it. */
async function isRenewed(
  graph: GraphConnection,
  scope: DistrictScope,
  installationId: InstallationId,
  { subscriptionId }: Made,
): Promise<boolean> {
  try {
    const { expiresAt } = await renewSubscription(graph, { id: subscriptionId, area: 'groups' })
    await keepTeamsSubscription(scope, installationId, { subscriptionId, expiresAt })
    return true
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'teams.graph-not-found') throw error
    await loseTeamsSubscription(scope, installationId)
    return false
  }
}

async function subscribe(
  ports: TeamsRosters,
  scope: DistrictScope,
  graph: GraphConnection,
  installation: TeamsInstallation,
): Promise<void> {
  const { installationId } = installation
  const attemptId = await beginSubscriptionAttempt(scope, installationId)
  const { id, expiresAt } = await createSubscription(graph, {
    area: 'groups',
    resource: 'groups',
    changeType: 'updated,deleted',
    notificationUrl: noticeAddress(ports, attemptId, 'changes'),
    lifecycleNotificationUrl: noticeAddress(ports, attemptId, 'lifecycle'),
    clientState: subscriptionSecret(ports, installation, attemptId),
  })
  await keepTeamsSubscription(scope, installationId, { subscriptionId: id, expiresAt, attemptId })
}

async function end(
  graph: GraphConnection,
  scope: DistrictScope,
  installationId: InstallationId,
  kept: TeamsSubscription | undefined,
): Promise<void> {
  if (kept?.made)
    await removeSubscription(graph, kept.made.subscriptionId).catch((error: unknown) => {
      // Where the app may do nothing any more, Graph falls silent by itself.
      if (!(error instanceof Problem) || judgeGraph(error).verdict === 'later') throw error
    })
  if (kept) await dropTeamsSubscription(scope, installationId)
}

const needsHttps = {
  code: 'roster.notices-need-https',
  message:
    'Microsoft tells of changes only to an https address that it can reach, so classes are read hourly and by night. ' +
    'Set PUBLIC_URL to the public address of this server.',
}
