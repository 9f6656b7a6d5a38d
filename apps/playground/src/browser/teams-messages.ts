/** The part of the script that answers a tab, a configuration page, and the window in which somebody signs in. */
export const teamsMessages = String.raw`
const registered = new Set()
const save = document.getElementById('teams-save')
const removal = document.getElementById('teams-remove')
let settings = host?.saves?.settings ?? {}

const runtime = JSON.stringify({
  apiVersion: 4,
  isLegacyTeams: false,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  supports: { pages: { backStack: {}, config: {}, appButton: {} } },
})

/** What a tab may ask for. Whoever signs in in a window of its own may begin, and end. */
const handlers = {
  initialize: ({ reply, fromTab }) => reply([fromTab ? host.frameContext : 'authentication', 'web', runtime, '2.0.1']),
  getContext: ({ reply, fromTab }) =>
    reply([fromTab ? host.context : { ...host.context, frameContext: 'authentication' }]),
  registerHandler: ({ args: [name] }) => registered.add(name),
  'appInitialization.failure': ({ args: [reason, message] }) => fail(reason, message),
  'authentication.getAuthToken': async ({ args: [, claims], reply, origin }) => {
    const body = new URLSearchParams({ page: origin + '/', ...(claims && { claims: claims[0] }) })
    const answer = await fetch(host.tokenUrl, { method: 'POST', body })
    const { token, reason } = await answer.json()
    reply(token ? [true, token] : [false, reason])
  },
  'authentication.authenticate': ({ args, reply }) => openSignIn(args, reply),
  'authentication.authenticate.success': ({ args: [result], fromTab }) => fromTab || signIn?.end([true, result]),
  'authentication.authenticate.failure': ({ args: [reason], fromTab }) => fromTab || signIn?.end([false, reason]),
  'settings.getSettings': ({ reply }) => reply([settings]),
  'settings.setSettings': ({ args: [given], reply }) => {
    settings = { ...given }
    reply([true])
  },
  'settings.setValidityState': ({ args: [isValid] }) => {
    for (const button of [save, removal]) if (button) button.disabled = !isValid
  },
  'settings.save.success': () => keepSettings(),
  'settings.save.failure': ({ args: [reason] }) => saveFailed(reason),
  'settings.remove.success': () => document.getElementById('teams-removal').submit(),
  'settings.remove.failure': ({ args: [reason] }) => alertWith('The tab was not removed. ' + (reason || '')),
  executeDeepLink: ({ args: [link], reply }) => reply(follow(link)),
  'pages.navigateToApp': ({ args: [where], reply }) => reply(navigateToApp(where)),
  navigateCrossDomain: ({ args: [address], reply }) => {
    if (isOwn(address)) frame.src = reached(address)
    reply(isOwn(address) ? [true] : [false, 'Cross-origin navigation is only supported for URLs matching the pattern registered in the manifest.'])
  },
  navigateBack: ({ reply }) => {
    reply([true])
    history.back()
  },
  shareDeepLink: ({ args }) => shareDeepLink(args),
  returnFocus: ({ args: [forward] }) => document.querySelector(forward ? '.teams-log summary' : '#teams-back').focus(),
}

if (host) {
  addEventListener('message', ({ source, origin, data }) => {
    const fromTab = source === frame.contentWindow
    if (!fromTab && source !== signIn?.window) return
    if (typeof data !== 'object' || data === null || typeof data.func !== 'string') return
    note(fromTab ? 'tab' : 'window', data.func, data.args)
    if (!host.answers || !host.origins.includes(origin) || !Object.hasOwn(handlers, data.func)) return
    const reply = (args) => {
      note('Teams', data.func, args)
      source.postMessage({ id: data.id, uuidAsString: data.uuidAsString, args }, origin)
    }
    handlers[data.func]({ args: Array.isArray(data.args) ? data.args : [], reply, fromTab, origin })
  })

  document.getElementById('teams-back')?.addEventListener('click', () => {
    if (registered.has('backButton')) send('backButtonPress', [])
    else history.back()
  })
  document.getElementById('teams-enter')?.addEventListener('click', () => {
    frame.focus()
    if (registered.has('focusEnter')) send('focusEnter', [true])
  })
  save?.addEventListener('click', () => {
    save.disabled = true
    send('settings.save', [{}])
  })
  removal?.addEventListener('click', () => {
    removal.disabled = true
    send('settings.remove', [])
  })
}

function send(func, args) {
  note('Teams', func, args)
  frame.contentWindow.postMessage({ func, args }, host.origins[0])
}

async function keepSettings() {
  const fields = Object.entries(settings).filter(([, value]) => typeof value === 'string')
  const answer = await fetch(host.saves.action, { method: 'POST', body: new URLSearchParams(fields) })
  if (answer.ok) location.assign((await answer.json()).href)
  else saveFailed(new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('h1 + p')?.textContent)
}

function saveFailed(reason) {
  alertWith('The tab was not saved. ' + (reason || 'It did not say why.'))
  save.disabled = false
}

/** Instead of the tab, as Teams shows it. */
function fail(reason, message) {
  alertWith('There was a problem reaching this app. ' + [reason, message].filter(Boolean).join(': '))
  frame.hidden = true
}

function alertWith(words) {
  const shown = document.createElement('p')
  shown.className = 'teams-failure'
  shown.textContent = words
  document.querySelector('.teams-alerts').replaceChildren(shown)
}

/** Tokens are shown by their place alone. */
function note(who, func, args) {
  const line = document.createElement('li')
  const words = JSON.stringify(args ?? []).replace(/eyJ[\w.-]+/g, '‹token›')
  const from = document.createElement('strong')
  from.textContent = who
  line.append(from, ' ' + func + ' ' + (words.length > 300 ? words.slice(0, 300) + '…' : words))
  document.getElementById('teams-log').append(line)
}
`
