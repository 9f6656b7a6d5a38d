import type { ActivityType } from '../app-package/app-description.ts'
import { placeholdersOf } from '../app-package/placeholders.ts'
import { isTeamsLink } from '../links/deep-links.ts'
import { refuseActivity } from './activity-refusals.ts'

/** Where a click leads. */
export type ActivityTopic =
  /** The app itself, at its first tab. */
  | { kind: 'app' }
  /** One item: words of ours and a Teams deep link to it (`tabDeepLink`). */
  | { kind: 'item'; words: string; link: string }

export interface Activity {
  /** Declared in the manifest that the district uploaded. */
  type: string
  /** One for each placeholder of the type; `{actor}` is Teams' own. */
  parameters: Readonly<Record<string, string>>
  /** The second line; Teams shows 150 characters. */
  preview: string
  topic: ActivityTopic
  /** A later notice of the same chain replaces this one, and so does the same one sent again. */
  chainId?: number
}

/** The app as Teams knows it in this tenant, as far as that is known here. */
export interface InstalledApp {
  /** In the tenant's catalog; another one than in the manifest. */
  catalogId?: string
  /** For one person; without it the topic is the app in the catalog, as bulk sends need it. */
  installation?: { personId: string; id: string }
}

const maxPreview = 150
const maxParameter = 256

/**
 * What Graph is sent, once it fits what the manifest declares: Graph answers 400 to the rest, one person at a time.
 * @throws Problem `teams.activity-undeclared`, `teams.activity-parameters`, `teams.activity-topic`, `teams.activity-chain`
 */
export function activityBody(
  activity: Activity,
  declared: readonly ActivityType[],
  app: InstalledApp,
  root: string,
): Record<string, unknown> {
  const { type, preview, chainId } = activity
  checkChain(chainId)
  return {
    topic: topicOf(activity.topic, app, root),
    activityType: type,
    previewText: { content: preview.slice(0, maxPreview) },
    templateParameters: parametersOf(activity, declared),
    ...(chainId !== undefined && { chainId }),
    // Two apps of one client id would be a 409 otherwise.
    ...(app.catalogId !== undefined && { teamsAppId: app.catalogId }),
  }
}

function parametersOf({ type, parameters }: Activity, declared: readonly ActivityType[]) {
  const found = declared.find((one) => one.type === type)
  if (found === undefined)
    throw refuseActivity(
      'teams.activity-undeclared',
      `The manifest declares no activity "${type}". Upload the newer app package first.`,
      { type },
    )
  const needed = placeholdersOf(found.templateText.en).filter((name) => name !== 'actor')
  const given = Object.keys(parameters).sort()
  const isUsable = (value: string | undefined) =>
    value !== undefined && value.trim() !== '' && value.length <= maxParameter
  if (needed.join() !== given.join() || !needed.every((name) => isUsable(parameters[name])))
    throw refuseActivity(
      'teams.activity-parameters',
      `An activity "${type}" needs ${needed.join(', ') || 'no parameters'}, each of 1 to ${maxParameter} characters; it came with ${given.join(', ') || 'none'}.`,
      { type, needed, given },
    )
  return needed.map((name) => ({ name, value: parameters[name]! }))
}

function topicOf(topic: ActivityTopic, { catalogId, installation }: InstalledApp, root: string) {
  if (topic.kind === 'app') {
    if (installation)
      return {
        source: 'entityUrl',
        value: `${root}/users/${installation.personId}/teamwork/installedApps/${installation.id}`,
      }
    if (catalogId) return { source: 'entityUrl', value: `${root}/appCatalogs/teamsApps/${catalogId}` }
    throw refuseActivity(
      'teams.activity-topic',
      'The app is no topic while its id in the catalog is unknown.',
    )
  }
  if (!isTeamsLink(topic.link))
    throw refuseActivity('teams.activity-topic', 'A topic in words needs a deep link into Teams.')
  return { source: 'text', value: topic.words, webUrl: topic.link }
}

function checkChain(chainId: number | undefined): void {
  if (chainId !== undefined && !(Number.isSafeInteger(chainId) && chainId >= 0))
    throw refuseActivity('teams.activity-chain', 'A chain of notices is named by a whole number.')
}
