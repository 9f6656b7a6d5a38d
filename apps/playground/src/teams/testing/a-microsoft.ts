import { entraKeys, entraTokens, graphConnections, appCaller, type GraphCaller } from '@lectern/teams'
import { aPlayground } from '../../testing/a-playground.ts'
import { aTeamsTool } from './a-teams-tool.ts'

export type TestMicrosoft = Awaited<ReturnType<typeof aMicrosoft>>

/** A playground with a Microsoft, a tool for it, and what the tool's server reaches Microsoft with: all over HTTP. */
export async function aMicrosoft() {
  const tool = await aTeamsTool()
  const playground = await aPlayground({ teams: tool.teams })
  const { teams } = playground
  if (teams === undefined) throw new Error('The playground has no Microsoft.')
  tool.expectHost(playground.url)
  /** Microsoft's addresses, answered by the playground. */
  const rerouted = (address: string | URL, init?: RequestInit): Promise<Response> => {
    const { host, pathname, search } = new URL(address)
    return fetch(`${teams.base}/${host}${pathname}${search}`, { redirect: 'manual', ...init })
  }
  const app = { clientId: teams.client.clientId, host: 'tool.example' }
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
    /** What a tab of that person is given when it asks. */
    tabToken: async (id: string) => {
      const answer = await fetch(`${teams.base}/teams.microsoft.com/api/tab-token?as=${id}`, {
        method: 'POST',
        body: new URLSearchParams({ page: tool.teams.tabUrl }),
      })
      return Object(await answer.json()) as { token?: string; reason?: string }
    },
  }
}
