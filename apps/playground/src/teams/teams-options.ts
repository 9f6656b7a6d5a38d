/** What Entra, Graph and Teams know of the tool: the values that its administrator enters at Microsoft. */
export interface TeamsOptions {
  /** The personal tab, where the browser reaches it. */
  tabUrl: string
  /** The page in the dialog that adds a tab to a channel. */
  configUrl: string
  /** Where the app package is offered, for whoever uploads it; until then tabs are known by the addresses above. */
  appZipUrl?: string
  /** Where Entra sends browsers back to; another one for the administrator's consent if the tool has two. */
  redirectUri: string | readonly string[]
  /** Where Graph's notices go, on loopback. The path is the subscription's own. */
  notificationUrl: string
  /** `api://<public host>/<client id>` */
  appIdUri: string
}

/** The registration that the Application ID URI belongs to. */
export function readAppIdUri(appIdUri: string): { host: string; clientId: string } {
  const [, host, clientId] =
    /^api:\/\/([^/]+)\/([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/.exec(appIdUri) ?? []
  if (!host || !clientId)
    throw new Error(
      `appIdUri must be api://<host>/<client id>, as api://lectern.example/99999999-dddd-4ddd-8ddd-999999999999; it is ${appIdUri}`,
    )
  return { host, clientId }
}

/** Tools on this machine, and no other. */
const loopback = ['localhost', '127.0.0.1', '[::1]']

export function requireLoopback(address: string): URL {
  const url = new URL(address)
  if (loopback.includes(url.hostname)) return url
  throw new Error(`The simulated Microsoft talks to this machine alone, not to ${url.host}.`)
}
