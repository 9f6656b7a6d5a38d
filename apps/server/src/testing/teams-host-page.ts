/** What the Teams of a test says of itself; each may change while a page is open. */
export interface HostedTab {
  tab: string
  context: object
  /** Never answers, as a page that is not Teams. */
  silent?: boolean
}

/**
 * A window around a tab that speaks as Teams does to TeamsJS: a request has an id and comes back with it, an event has a
 * name alone. It keeps what it was told in `window.told`.
 */
export const teamsHostPage = ({ tab, context, silent = false }: HostedTab): string => `<!doctype html>
<html lang="en"><title>A Teams</title>
<style>body,iframe{margin:0;border:0;width:100vw;height:100vh;display:block}</style>
<iframe id="tab" title="A tab" allow="clipboard-write"></iframe>
<script>
const frame = document.getElementById('tab')
window.told = []
window.sendEvent = (func, args) => frame.contentWindow.postMessage({ func, args }, '*')
const runtime = { apiVersion: 4, isLegacyTeams: false,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  supports: { pages: { config: {}, backStack: {}, appButton: {}, tabs: {} }, dialog: { url: {}, update: {} }, teamsCore: {} } }
const context = ${JSON.stringify(context).replaceAll('<', '\\u003c')}
const answers = {
  initialize: () => [context.frameContext ?? 'content', 'web', JSON.stringify(runtime), '2.0.1'],
  getContext: () => [context],
  'authentication.getAuthToken': async () => [true, await (await fetch('/teams.microsoft.com/token')).text()],
  'authentication.authenticate': ([url]) => new Promise((resolve) => {
    const popup = open(url, 'popup', 'popup,width=520,height=680')
    window.agreed = (result) => { popup.close(); resolve(result) }
  }),
  shareDeepLink: (link) => { window.shared = link; return [] },
  'settings.setSettings': ([settings]) => { window.saved = settings; return [true] },
}
const fromPopup = {
  initialize: () => ['authentication', 'web', JSON.stringify(runtime), '2.0.1'],
  'authentication.authenticate.success': ([result]) => { window.agreed([true, result]); return [] },
  'authentication.authenticate.failure': ([reason]) => { window.agreed([false, reason]); return [] },
}
addEventListener('message', async ({ source, data, origin }) => {
  const { id, uuidAsString, func, args } = data ?? {}
  if (typeof func !== 'string') return
  window.told.push(func)
  if (${silent}) return
  const found = (source === frame.contentWindow ? answers : fromPopup)[func]
  source?.postMessage({ id, uuidAsString, args: found ? await found(args ?? []) : [] }, origin)
})
frame.src = ${JSON.stringify(tab)}
</script>`
