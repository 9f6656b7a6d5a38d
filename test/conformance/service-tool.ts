import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decodeJwt, exportJWK, generateKeyPair, type JWTPayload } from 'jose'
import { profiles, serviceTokens, type ServiceRegistration } from '@lectern/lti'
import { loginPage } from './careless-tool.ts'

/** What a tool does with the services that a launch offers it. */
type UseServices = (launch: ServiceLaunch) => Promise<void>

export interface ServiceLaunch {
  claims: JWTPayload
  registration: ServiceRegistration
  tokens: ReturnType<typeof serviceTokens>
}

export interface ServiceTool {
  loginUrl: string
  jwksUrl: string
  noticeUrl: string
  registrationUrl: string
  close(): Promise<void>
}

export interface ServiceHabits {
  useServices: UseServices
  /** The status for a body of notices. */
  takeNotices: (body: string) => number
  /** The status for a platform that wants to register. */
  register: (parameters: URLSearchParams) => Promise<number>
}

/** A tool that takes every launch, and then calls services as it is used to. */
export async function startServiceTool({
  useServices,
  takeNotices,
  register,
}: ServiceHabits): Promise<ServiceTool> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  const signingKey = { kid: 'tool-key-1', privateJwk: await exportJWK(privateKey) }
  const keys = [{ ...(await exportJWK(publicKey)), kid: signingKey.kid, alg: 'RS256', use: 'sig' }]
  const tokens = serviceTokens({ signingKey: () => signingKey, fetch })
  const running = new Set<Promise<unknown>>()

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? '/', origin())
    const body = Buffer.concat((await req.toArray()) as Buffer[]).toString()
    if (url.pathname === '/jwks') return void res.end(JSON.stringify({ keys }))
    if (url.pathname === '/notices') return void res.writeHead(takeNotices(body)).end()
    if (url.pathname === '/register') return void res.writeHead(await register(url.searchParams)).end()
    const form = new URLSearchParams(body)
    if (url.pathname === '/login')
      return void res.end(loginPage(`${form.get('iss')}/authorize`, `${origin()}/launch`))
    const claims = decodeJwt(form.get('id_token') ?? '')
    res.end('<h1>Hello</h1>')
    const use = useServices({ claims, registration: registrationOf(claims), tokens }).catch(() => {})
    running.add(use)
    await use
    running.delete(use)
  }

  const server = createServer((req, res) => void answer(req, res)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}` // TCP: no other address
  return {
    loginUrl: `${origin()}/login`,
    jwksUrl: `${origin()}/jwks`,
    noticeUrl: `${origin()}/notices`,
    registrationUrl: `${origin()}/register`,
    async close() {
      await Promise.all(running)
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

const registrationOf = ({ iss = '', aud }: JWTPayload): ServiceRegistration => ({
  issuer: iss,
  clientId: String(aud),
  authorizationEndpoint: `${iss}/authorize`,
  tokenEndpoint: `${iss}/token`,
  jwksUri: `${iss}/jwks`,
  profile: profiles.strict,
})
