import { graphError, listPage, type GraphCall, type GraphRoute } from './graph-route.ts'

export interface CatalogApp {
  /** In the tenant's catalog: another id than in the manifest. */
  catalogId: string
  manifestId: string
  clientId: string
  activityTypes: readonly { type: string; templateText: string }[]
}

export interface FeedEntry {
  personId: string
  activityType: string
  words: string
  preview: string
  chainId?: number
  topic: Record<string, unknown>
}

const systemDefault = { type: 'systemDefault', templateText: '{systemDefaultText}' }

/** Installed apps and the activity feed of one tenant. */
export function simulatedTeamwork() {
  const catalog: CatalogApp[] = []
  const installed = new Map<string, { id: string; app: CatalogApp }[]>()
  const blocked = new Set<string>()
  const unknown = new Set<string>()
  const feed: FeedEntry[] = []
  /** What was refused, for whoever looks for a lost notice. */
  const refused: { personId: string; status: number }[] = []

  function deliver(entry: FeedEntry): void {
    const replaced = feed.findIndex(
      (old) =>
        old.personId === entry.personId && old.chainId === entry.chainId && entry.chainId !== undefined,
    )
    if (replaced >= 0) feed.splice(replaced, 1)
    feed.push(entry)
  }

  return {
    catalog,
    feed,
    refused,
    publish: (app: CatalogApp): void => void catalog.push(app),
    install(personId: string, app: CatalogApp): string {
      const id = Buffer.from(`${personId}##${app.manifestId}`).toString('base64')
      installed.set(personId, [...(installed.get(personId) ?? []), { id, app }])
      return id
    },
    uninstall: (personId: string): void => void installed.delete(personId),
    /** The person switched the app's notifications off, or a policy did. */
    block: (personId: string): void => void blocked.add(personId),
    forgetPerson: (personId: string): void => void unknown.add(personId),
    installedFor: (personId: string) => installed.get(personId) ?? [],
    isUnknown: (personId: string) => unknown.has(personId),
    isBlocked: (personId: string) => blocked.has(personId),
    deliver,
  }
}

export type SimulatedTeamwork = ReturnType<typeof simulatedTeamwork>

/** `/users/{id}/teamwork/…` and the bulk send, for the app whose token it is. */
export function teamworkRoutes(of: (tenantId: string) => SimulatedTeamwork, clientId: string): GraphRoute[] {
  return [
    {
      method: 'GET',
      path: /^\/users\/([\w-]+)\/teamwork\/installedApps$/,
      resourceSpecific: true,
      area: 'installations',
      respond: (call) => {
        const teamwork = of(call.tenantId)
        const mayLookAtAll = call.held.includes('TeamsAppInstallation.ReadForUser.All')
        // What comes with the installation holds where the app is installed, and only there.
        if (!mayLookAtAll && teamwork.installedFor(call.ids[0]!).length === 0)
          return graphError(403, 'Forbidden', 'Missing role permissions on the request.')
        if (teamwork.isUnknown(call.ids[0]!)) return noSuchPerson()
        const wanted = /externalId eq '([^']+)'/.exec(call.url.searchParams.get('$filter') ?? '')?.[1]
        const found = teamwork
          .installedFor(call.ids[0]!)
          .filter(({ app }) => wanted === undefined || app.manifestId === wanted)
        return listPage(
          call,
          found.map(({ id, app }) => ({ id, teamsApp: { id: app.catalogId, externalId: app.manifestId } })),
        )
      },
    },
    {
      method: 'POST',
      path: /^\/users\/([\w-]+)\/teamwork\/installedApps$/,
      application: [
        'TeamsAppInstallation.ReadWriteSelfForUser.All',
        'TeamsAppInstallation.ReadWriteForUser.All',
      ],
      area: 'installations',
      respond: (call) => installFor(of(call.tenantId), call),
    },
    {
      method: 'GET',
      path: /^\/appCatalogs\/teamsApps$/,
      delegated: ['AppCatalog.Read.All', 'AppCatalog.Submit'],
      application: ['AppCatalog.Read.All'],
      area: 'installations',
      respond: (call) =>
        listPage(
          call,
          of(call.tenantId).catalog.map(({ catalogId, manifestId }) => ({
            id: catalogId,
            externalId: manifestId,
            distributionMethod: 'organization',
          })),
        ),
    },
    {
      method: 'POST',
      path: /^\/users\/([\w-]+)\/teamwork\/sendActivityNotification$/,
      resourceSpecific: true,
      area: 'activity',
      respond: (call) => {
        const teamwork = of(call.tenantId)
        const answer =
          invalidActivity(teamwork, call, clientId) ??
          sendTo(teamwork, call.ids[0]!, call.body, clientId) ??
          new Response(null, { status: 204 })
        if (answer.status !== 204) teamwork.refused.push({ personId: call.ids[0]!, status: answer.status })
        return answer
      },
    },
    {
      method: 'POST',
      path: /^\/teamwork\/sendActivityNotificationToRecipients$/,
      application: ['TeamsActivity.Send'],
      area: 'bulk',
      respond: (call) => {
        const teamwork = of(call.tenantId)
        const recipients = call.body.recipients as { userId: string }[]
        if (!Array.isArray(recipients) || recipients.length === 0 || recipients.length > 100)
          return graphError(400, 'BadRequest', 'Between 1 and 100 recipients.')
        const invalid = invalidActivity(teamwork, call, clientId)
        if (invalid) return invalid
        // Accepted for all; who gets nothing is told to nobody.
        for (const { userId } of recipients) {
          const failed = sendTo(teamwork, userId, call.body, clientId)
          if (failed) teamwork.refused.push({ personId: userId, status: failed.status })
        }
        return new Response(null, { status: 202 })
      },
    },
  ]
}

function installFor(teamwork: SimulatedTeamwork, { ids: [personId = ''], body }: GraphCall): Response {
  if (teamwork.isUnknown(personId)) return noSuchPerson()
  const wanted = /\/appCatalogs\/teamsApps\/([\w-]+)$/.exec(String(body['teamsApp@odata.bind']))?.[1]
  const app = teamwork.catalog.find(({ catalogId }) => catalogId === wanted)
  if (app === undefined) return graphError(404, 'NotFound', 'App is not in the catalog.')
  if (teamwork.installedFor(personId).some((one) => one.app === app))
    return graphError(409, 'Conflict', 'App is already installed for the user.')
  return Response.json({ id: teamwork.install(personId, app) }, { status: 201 })
}

const noSuchPerson = () => graphError(404, 'NotFound', 'User not found.')

/** One app of that client id, a type it declares, and each placeholder filled. */
function invalidActivity(
  { catalog }: SimulatedTeamwork,
  { body }: GraphCall,
  clientId: string,
): Response | undefined {
  const apps = appsOf(catalog, body, clientId)
  if (apps.length > 1)
    return graphError(
      409,
      'Conflict',
      `Found multiple applications with the same AAD App ID '${clientId}'. Please provide the teamsAppId.`,
    )
  const topic = (body.topic ?? {}) as Record<string, unknown>
  if (topic.source === 'text' && !String(topic.webUrl).startsWith('https://teams.microsoft.com/l/'))
    return graphError(400, 'BadRequest', 'Topic of source text needs a webUrl that is a Teams deep link.')
  const type = [systemDefault, ...(apps[0]?.activityTypes ?? [])].find(
    (one) => one.type === body.activityType,
  )
  if (type === undefined)
    return graphError(400, 'BadRequest', `Activity type '${String(body.activityType)}' is not declared.`)
  const missing = placeholdersOf(type.templateText).find((name) => parameterOf(body, name) === undefined)
  return missing === undefined
    ? undefined
    : graphError(400, 'BadRequest', `Missing template parameter '${missing}'.`)
}

function sendTo(
  teamwork: SimulatedTeamwork,
  personId: string,
  body: Record<string, unknown>,
  clientId: string,
): Response | undefined {
  if (teamwork.isUnknown(personId)) return noSuchPerson()
  const [app] = appsOf(teamwork.catalog, body, clientId)
  const has = teamwork.installedFor(personId).some((installation) => installation.app === app)
  if (!has || teamwork.isBlocked(personId))
    return graphError(
      403,
      'Forbidden',
      `Application with AAD App Id '${clientId}' is not authorized to generate custom text notifications about ` +
        `'${personId}' to the recipient. Ensure that the expected Teams app is installed in the target scope.`,
    )
  const type = [systemDefault, ...app!.activityTypes].find((one) => one.type === body.activityType)!
  teamwork.deliver({
    personId,
    activityType: type.type,
    words: type.templateText.replace(
      /\{(\w+)\}/g,
      (_all, name: string) => parameterOf(body, name) ?? 'Lectern',
    ),
    preview: String((body.previewText as { content?: string } | undefined)?.content ?? '').slice(0, 150),
    chainId: typeof body.chainId === 'number' ? body.chainId : undefined,
    topic: body.topic as Record<string, unknown>,
  })
  return undefined
}

const appsOf = (catalog: readonly CatalogApp[], body: Record<string, unknown>, clientId: string) =>
  catalog.filter(
    (app) =>
      app.clientId === clientId && (body.teamsAppId === undefined || app.catalogId === body.teamsAppId),
  )

/** `{actor}` is Teams' own. */
const placeholdersOf = (template: string): string[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).filter((name) => name !== 'actor')

const parameterOf = (body: Record<string, unknown>, name: string): string | undefined =>
  ((body.templateParameters ?? []) as { name: string; value: string }[]).find((one) => one.name === name)
    ?.value
