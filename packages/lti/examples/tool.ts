import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import * as lti from '@lectern/lti'

export interface Parts {
  url: string
  stateKey: lti.StateKey
  fetch: lti.GuardedFetch // guardedFetch(nodeNetwork) of '@lectern/lti/node'
  registrations: lti.PlatformRegistration[]
  consumeNonce: lti.LaunchPorts<lti.PlatformRegistration>['consumeNonce'] // one atomic insert in your database
}

export function tool({ url, stateKey, fetch, registrations, consumeNonce }: Parts) {
  const keys = lti.remoteKeys({ fetch }) // once per process: it caches what the platforms publish
  const find = (issuer: string, clientId?: string) =>
    registrations.filter((known) => known.issuer === issuer && (!clientId || known.clientId === clientId))

  return createServer(async (req, res) => {
    const address = new URL(req.url ?? '/', url)
    try {
      const form = req.method === 'POST' ? new URLSearchParams(await text(req)) : address.searchParams
      if (address.pathname === '/lti/login') {
        const { binding, location } = await lti.beginLogin(form, {
          tool: { launchUrl: `${url}/lti/launch` },
          findRegistrations: ({ issuer, clientId }) => find(issuer, clientId),
          stateKey,
        })
        const attributes = 'Secure; HttpOnly; SameSite=None; Partitioned; Path=/; Max-Age=600'
        res.setHeader('set-cookie', `${binding.cookieName}=${binding.secret}; ${attributes}`)
        return res.writeHead(302, { location }).end()
      }
      const opened = await lti.openLaunchState(form, { stateKey })
      const cookie = req.headers.cookie?.split('; ').find((pair) => pair.startsWith(`${opened.cookieName}=`))
      const launch = await lti.verifyLaunch(form, lti.proveBrowser(opened, cookie?.split('=')[1]), {
        tool: { isOwnTarget: ({ origin }) => origin === url },
        findRegistration: (issuer, clientId) => find(issuer, clientId)[0],
        keys,
        deploymentStatus: () => 'active',
        consumeNonce,
      })
      res.end(`Hello, ${launch.role.role} of ${launch.claims.context?.title}.`)
    } catch (problem) {
      res.writeHead(400).end((problem as { code?: string }).code) // a code of launchRefusals
    }
  })
}
