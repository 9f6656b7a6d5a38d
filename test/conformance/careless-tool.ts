import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decodeJwt } from 'jose'
import { claimNames } from '@lectern/lti'

export interface CarelessTool {
  loginUrl: string
  close(): Promise<void>
}

/**
 * A tool that looks at nothing: sends everybody on with one state and one nonce, by a page with a form, and takes
 * whatever comes back, with this status; it goes wherever the token says.
 */
export async function startCarelessTool(status: 200 | 403 | 500 = 200): Promise<CarelessTool> {
  const server = createServer(async (req, res) => {
    const url = new URL(req.url ?? '/', origin())
    const form = new URLSearchParams(Buffer.concat(await req.toArray()).toString())
    if (url.pathname === '/login') {
      const issuer = form.get('iss') ?? url.searchParams.get('iss') ?? ''
      return res.end(loginPage(`${issuer}/authorize`, `${origin()}/launch`))
    }
    const target = targetOf(form.get('id_token'))
    if (target?.startsWith(origin()) === false) return res.writeHead(302, { location: target }).end()
    return res.writeHead(status).end('<h1>Hello</h1>')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}` // TCP: no other address
  return {
    loginUrl: `${origin()}/login`,
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

export const loginPage = (action: string, redirectUri: string): string => `<!doctype html>
<form method=post action="${action}">
  <input type=hidden name=redirect_uri value="${redirectUri}">
  <input type=hidden name=state value=always><input type=hidden name=nonce value=always>
</form><script>document.forms[0].submit()</script>`

function targetOf(token: string | null): string | undefined {
  if (token === null) return undefined
  const target = decodeJwt(token)[claimNames.targetLinkUri]
  return typeof target === 'string' ? target : undefined
}
