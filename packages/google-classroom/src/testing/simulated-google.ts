import { googleAccounts, type GoogleClient } from '../sign-in/google-accounts.ts'
import type { GoogleFetch } from '../network/bounded-fetch.ts'
import { accessTokens, type AccessTokens } from '../sign-in/access-tokens.ts'
import { signingKey, type SigningKey } from './signing-key.ts'
import { simulatedAccounts, type AccountSwitches } from './simulated-accounts.ts'
import { simulatedClassroom } from './simulated-classroom.ts'
import { simulatedDirectory } from './simulated-directory.ts'
import { simulatedGrants } from './simulated-grants.ts'
import { simulatedMarketplace } from './simulated-marketplace.ts'
import { somePeople, type SimulatedPerson } from './simulated-people.ts'

/** What happens to a request instead; it may let it be answered first and lose the answer. */
export type Fault = (answer: () => Promise<Response>) => Response | Promise<Response>

export interface RequestToGoogle {
  method: string
  url: URL
}

interface SimulatedCall extends RequestToGoogle {
  headers: Headers
  body: string
}

export interface GoogleOptions {
  client?: GoogleClient
  people?: readonly SimulatedPerson[]
  now?: () => Date
  firstId?: number
  /** Where the pages of Classroom are. */
  pagesAt?: string
  /** A fault for as long as it is told for a request. */
  faultOf?: (request: RequestToGoogle) => Fault | undefined
}

export const aClient: GoogleClient = {
  clientId: 'lectern.apps.googleusercontent.example',
  clientSecret: 'secret-of-lectern',
  redirectUri: 'https://lectern.example.org/google-classroom/oauth/callback',
}

let made: Promise<SigningKey> | undefined
/** Making one takes longer than most tests. */
const googleKey = (): Promise<SigningKey> => (made ??= signingKey())

/** Google in memory, reached by `fetch` under its real addresses. */
export async function simulatedGoogle({
  client = aClient,
  people = Object.values(somePeople),
  now = () => new Date(),
  firstId,
  pagesAt,
  faultOf,
}: GoogleOptions = {}) {
  const key = await googleKey()
  const grants = simulatedGrants(now)
  const switches: AccountSwitches = {
    minorsConfigured: true,
    appBlocked: false,
    rotatesRefreshTokens: false,
    sessionEnded: false,
  }
  const accounts = simulatedAccounts({ client, people, grants, key, now, switches })
  const classroom = simulatedClassroom({ people, grants, now, firstId, pagesAt })
  const directory = simulatedDirectory(people)
  const marketplace = simulatedMarketplace()
  const faults: Fault[] = []
  const requests: RequestToGoogle[] = []

  function respond(call: SimulatedCall): Response | Promise<Response> {
    const { url, body, headers } = call
    if (url.origin === 'https://classroom.googleapis.com') return classroom.respond(call)
    if (url.origin === 'https://admin.googleapis.com') return directory.respond(url, grants.accessOf(headers))
    if (url.origin === 'https://appsmarket.googleapis.com')
      return marketplace.respond(url, grants.accessOf(headers))
    const place = `${url.origin}${url.pathname}`
    if (place === googleAccounts.token) return accounts.token(new URLSearchParams(body))
    if (place === googleAccounts.revocation) return accounts.revoke(new URLSearchParams(body))
    if (place === googleAccounts.keys) return Response.json(key.jwks)
    return new Response('', { status: 404 })
  }

  const fetch: GoogleFetch = async (address, { method = 'GET', headers, body }) => {
    const url = new URL(address)
    requests.push({ method, url })
    const text = typeof body === 'string' ? body : ''
    const answer = async () => respond({ method, url, headers: new Headers(headers), body: text })
    const fault = faults.shift() ?? faultOf?.({ method, url })
    return fault === undefined ? answer() : fault(answer)
  }

  return {
    client,
    key,
    grants,
    switches,
    people,
    classroom,
    directory,
    marketplace,
    authorize: accounts.authorize,
    refusalOf: accounts.refusalOf,
    readRequest: accounts.readRequest,
    fetch,
    /** The access tokens of a person who granted these scopes. */
    tokensOf(sub: string, scopes: readonly string[]): AccessTokens {
      grants.allow(sub, scopes)
      const refreshToken = grants.issueRefreshToken(sub)
      return accessTokens({
        client,
        fetch,
        now,
        readRefreshToken: async () => refreshToken,
        replaceRefreshToken: async () => {},
      })
    },
    /** What was asked for so far. */
    requests,
    /** So the next requests end. */
    failNext: (...next: Fault[]) => void faults.push(...next),
  }
}

export type SimulatedGoogle = Awaited<ReturnType<typeof simulatedGoogle>>
