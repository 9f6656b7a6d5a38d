import { googleAccounts, type GoogleClient } from '../sign-in/google-accounts.ts'
import type { GoogleFetch } from '../network/bounded-fetch.ts'
import { signingKey, type SigningKey } from './signing-key.ts'
import { simulatedAccounts, type AccountSwitches } from './simulated-accounts.ts'
import { simulatedGrants } from './simulated-grants.ts'
import { somePeople, type SimulatedPerson } from './simulated-people.ts'

/** What happens to a request instead; it may let it be answered first and lose the answer. */
export type Fault = (answer: () => Promise<Response>) => Response | Promise<Response>

export interface GoogleOptions {
  client?: GoogleClient
  people?: readonly SimulatedPerson[]
  now?: () => Date
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
}: GoogleOptions = {}) {
  const key = await googleKey()
  const grants = simulatedGrants(now)
  const switches: AccountSwitches = {
    minorsConfigured: true,
    appBlocked: false,
    rotatesRefreshTokens: false,
    sessionEnded: false,
  }
  const accounts = simulatedAccounts({ client, accounts: googleAccounts, people, grants, key, now, switches })
  const faults: Fault[] = []
  const requests: { method: string; url: URL }[] = []

  function respond(url: URL, body: string): Response | Promise<Response> {
    const place = `${url.origin}${url.pathname}`
    if (place === googleAccounts.token) return accounts.token(new URLSearchParams(body))
    if (place === googleAccounts.revocation) return accounts.revoke(new URLSearchParams(body))
    if (place === googleAccounts.keys) return Response.json(key.jwks)
    return new Response('', { status: 404 })
  }

  const fetch: GoogleFetch = async (address, { method = 'GET', body }) => {
    const url = new URL(address)
    requests.push({ method, url })
    const answer = async () => respond(url, typeof body === 'string' ? body : '')
    const fault = faults.shift()
    return fault === undefined ? answer() : fault(answer)
  }

  return {
    client,
    key,
    grants,
    switches,
    authorize: accounts.authorize,
    fetch,
    /** What was asked for so far. */
    requests,
    /** So the next requests end. */
    failNext: (...next: Fault[]) => void faults.push(...next),
  }
}

export type SimulatedGoogle = Awaited<ReturnType<typeof simulatedGoogle>>
