/** The part of the script that leads elsewhere: windows for signing in, links into Teams and out of it. */
export const teamsWindows = String.raw`
let signIn = null

/** One window at a time. It answers itself, or the person closes it. */
function openSignIn([address, width = 600, height = 600], reply) {
  if (!isOwn(address)) return reply([false, 'The URL is not in the validDomains of the app'])
  signIn?.end([false, 'CancelledByUser'])
  const features = 'popup,width=' + Number(width) + ',height=' + Number(height)
  const opened = host.popupsBlocked ? null : open(reached(address), '_blank', features)
  if (!opened) return reply([false, 'FailedToOpenWindow'])
  const watch = setInterval(() => opened.closed && signIn?.end([false, 'CancelledByUser']), 200)
  signIn = {
    window: opened,
    end(answer) {
      clearInterval(watch)
      signIn = null
      opened.close()
      reply(answer)
    },
  }
}

/** The tool's own address, where this machine reaches it. */
function reached(address) {
  const { origin, href } = new URL(address)
  return host.own.includes(origin) ? host.origins[0] + href.slice(origin.length) : href
}

const isOwn = (address) => URL.canParse(address) && host.own.includes(new URL(address).origin)

function follow(address) {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) return [false, 'Invalid URL']
  const url = new URL(address)
  if (url.origin === 'https://teams.microsoft.com') {
    url.searchParams.set('as', new URLSearchParams(location.search).get('as'))
    url.searchParams.set('theme', host.context.theme)
    location.assign(host.root + url.pathname + url.search)
  } else open(reached(address), '_blank', 'noopener')
  return [true]
}

function navigateToApp({ appId, pageId, subPageId, channelId }) {
  const context = JSON.stringify({ subEntityId: subPageId, channelId })
  return follow(
    'https://teams.microsoft.com/l/entity/' + encodeURIComponent(appId) + '/' + encodeURIComponent(pageId) +
      '?context=' + encodeURIComponent(context),
  )
}

/** What a person would paste into a chat. */
function shareDeepLink([subEntityId, label, webUrl]) {
  const { channelId, entityId } = host.context
  const link = new URL('https://teams.microsoft.com/l/entity/' + host.manifestId + '/' + encodeURIComponent(entityId))
  if (webUrl) link.searchParams.set('webUrl', webUrl)
  if (label) link.searchParams.set('label', label)
  link.searchParams.set('context', JSON.stringify({ subEntityId, channelId }))
  const shown = document.createElement('p')
  const code = document.createElement('code')
  code.textContent = link.href
  shown.append('Link to ' + (label || 'this page') + ': ', code)
  document.querySelector('.teams-alerts').replaceChildren(shown)
}
`
