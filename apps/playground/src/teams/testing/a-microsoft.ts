import {
  beginSignIn,
  entraKeys,
  entraTokens,
  graphConnections,
  appCaller,
  type GraphCaller,
} from '@lectern/teams'
import { aPlayground } from '../../testing/a-playground.ts'
import { usualSwitches } from '../switches.ts'
import { aTeamsTool } from './a-teams-tool.ts'

export type TestMicrosoft = Awaited<ReturnType<typeof aMicrosoft>>

/** A playground with a Microsoft, a tool for it, and what the tool's server reaches Microsoft with: all over HTTP. */
export async function aMicrosoft() {
  const tool = await aTeamsTool()
  let aheadMilliseconds = 0
  const now = () => new Date(Date.now() + aheadMilliseconds)
  const playground = await aPlayground({ teams: tool.teams, now })
  const { teams } = playground
  if (teams === undefined) throw new Error('The playground has no Microsoft.')
  /** Microsoft's addresses, answered by the playground. */
  const rerouted = (address: string | URL, init?: RequestInit): Promise<Response> => {
    const { host, pathname, search } = new URL(address)
    return fetch(`${teams.base}/${host}${pathname}${search}`, { redirect: 'manual', ...init })
  }
  const app = { clientId: teams.client.clientId, host: 'tool.example' }
  /** Where a browser signs in and agrees, at the playground. */
  const signInUrl = beginSignIn({
    app,
    redirectUri: String(tool.teams.redirectUri),
    scopes: ['EduRoster.ReadBasic'],
    prompt: 'consent',
  }).location.href.replace('https://', `${teams.base}/`)
  tool.expect({ hostOrigin: playground.url, signInUrl })
  const { clientSecret } = teams.client
  const freshTokens = () => entraTokens({ app, credential: () => ({ clientSecret }), fetch: rerouted })
  const tokens = freshTokens()
  const connect = (caller: GraphCaller, wait = async (_milliseconds: number): Promise<void> => {}) =>
    graphConnections({ fetch: rerouted, wait })(caller)
  const person = (id: string) => teams.people.find((one) => one.id === id)!
  return {
    playground,
    teams,
    tool,
    app,
    fetch: rerouted,
    tokens,
    connect,
    keys: entraKeys({ fetch: rerouted }),
    district: () => connect(appCaller(app, teams.tenantId, tokens)),
    /** As a process that has just started: it remembers no token. */
    freshDistrict: () => connect(appCaller(app, teams.tenantId, freshTokens())),
    person,
    /** For the playground; the tool's own clock stays. */
    secondsPass: (seconds: number) => void (aheadMilliseconds += seconds * 1000),
    /** As it is in the morning: admitted, nothing switched. */
    reset(): void {
      teams.set(usualSwitches)
      // Nobody has to wait for what an earlier test has used up.
      aheadMilliseconds += 2000
      teams.admit()
    },
    /** The tool's package is uploaded; what is known of it then. */
    async upload() {
      const upload = await teams.uploadApp()
      if (upload.outcome !== 'admitted') throw new Error(upload.reasons.join(' '))
      return { manifestId: upload.manifest.id }
    },
    signInUrl,
    /** What a tab of that person is given when it asks. */
    tabToken: async (id: string, claims?: string) => {
      const answer = await fetch(`${teams.base}/teams.microsoft.com/api/tab-token?as=${id}`, {
        method: 'POST',
        body: new URLSearchParams({ page: tool.teams.tabUrl, ...(claims && { claims }) }),
      })
      return Object(await answer.json()) as { token?: string; reason?: string }
    },
  }
}
