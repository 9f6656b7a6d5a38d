import { beforeAll, describe, expect, test } from 'vitest'
import {
  claimNames,
  ensureLineItem,
  listResults,
  memberPages,
  platformConnections,
  postScore,
  serviceScopes,
} from '@lectern/lti'
import { allCases } from './cases/all-cases.ts'
import { startPlatform } from './platform.ts'
import { conformanceProfiles } from './profiles.ts'
import { runCases, type Result } from './run-cases.ts'
import { startServiceTool, type ServiceHabits, type ServiceLaunch } from './service-tool.ts'

const groups = ['nrps', 'ags', 'pns', 'registration']
const cases = allCases.filter(({ group }) => groups.includes(group))

async function resultsOf(habits: ServiceHabits, serviceWait = 10_000): Promise<Result[]> {
  const tool = await startServiceTool(habits)
  const platform = await startPlatform({
    port: 0,
    clientId: 'conformance',
    deploymentId: 'conformance-1',
    toolJwksUrl: tool.jwksUrl,
  })
  try {
    const { loginUrl, noticeUrl, registrationUrl } = tool
    return await runCases(cases, {
      tool: {
        loginUrl,
        target: loginUrl,
        studentTarget: loginUrl,
        noticeUrl,
        registrationUrls: [registrationUrl],
      },
      platform,
      profile: conformanceProfiles.strict,
      serviceWait,
      pause: async () => {},
    })
  } finally {
    await tool.close()
    await platform.close()
  }
}

interface Offer {
  memberships?: { context_memberships_url: string }
  grades?: { scope: string[]; lineitems: string }
}

const offerOf = ({ claims }: ServiceLaunch): Offer => ({
  memberships: claims[claimNames.memberships] as Offer['memberships'],
  grades: claims[claimNames.grades] as Offer['grades'],
})

/** With this project's own library. */
const diligent: ServiceHabits = {
  async useServices(launch) {
    const { memberships, grades } = offerOf(launch)
    const connection = platformConnections({ tokens: launch.tokens, fetch })(
      launch.registration,
      'conformance-1',
    )
    if (memberships) {
      const service = { url: memberships.context_memberships_url, versions: ['2.0'] }
      for await (const { members } of memberPages(connection, service)) expect(members).toHaveLength(2)
    }
    if (grades) {
      const service = { scopes: grades.scope, lineItemsUrl: grades.lineitems }
      const item = { label: 'Course', scoreMaximum: 1, resourceId: 'course-7', tag: 'credit' }
      const { url } = await ensureLineItem(connection, service, item)
      await postScore(connection, service, url, {
        userId: String(launch.claims.sub),
        score: { given: 1, maximum: 1 },
        activityProgress: 'Completed',
        gradingProgress: 'FullyGraded',
      })
      for await (const { userId } of listResults(connection, service, url))
        expect(userId).toBe(launch.claims.sub)
    }
  },
  takeNotices: (body) => (body.endsWith('}') ? 200 : 400),
  register: async () => 403,
}

/** Follows every link with the widest token there is, and believes what it is told. */
const sloppy: ServiceHabits = {
  async useServices(launch) {
    const { memberships, grades } = offerOf(launch)
    const { value } = await launch.tokens.tokenFor(launch.registration, Object.values(serviceScopes))
    const headers = { authorization: `Bearer ${value}` }
    let next = memberships?.context_memberships_url.split('?')[0]
    for (let pages = 0; next && pages < 30; pages += 1) {
      if (next.includes('paged')) await fetch(next)
      const answer = await fetch(next, { headers })
      next = next.includes('paged') ? undefined : /<([^>]+)>/.exec(answer.headers.get('link') ?? '')?.[1]
    }
    if (!grades) return
    const made = await fetch(grades.lineitems, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/vnd.ims.lis.v2.lineitem+json; charset=utf-8' },
      body: JSON.stringify({ label: 'Course', scoreMaximum: 1 }),
    })
    await made.body?.cancel()
  },
  takeNotices: () => 500,
  async register(parameters) {
    const address = parameters.get('openid_configuration') ?? ''
    if (!address.startsWith('http://127.0.0.1')) return 200
    const configuration = (await (await fetch(address)).json()) as { registration_endpoint: string }
    const headers = { authorization: 'Bearer made-up' }
    await fetch(configuration.registration_endpoint, { method: 'POST', headers, body: '{}' })
    return 200
  },
}

describe('a tool that uses services as it should', () => {
  let results: Result[]
  beforeAll(async () => void (results = await resultsOf(diligent)))

  test.each(cases.filter(({ group }) => group !== 'registration'))('passes $id $name', ({ id }) => {
    expect(results.find((result) => result.id === id)).toMatchObject({ verdict: 'pass' })
  })
})

describe('a tool that uses services as it likes', () => {
  let results: Result[]
  beforeAll(async () => void (results = await resultsOf(sloppy)))

  // That the roster is asked for at all is all that it does right.
  test.each(cases.filter(({ id }) => id !== 'nrps-request'))('fails $id $name', ({ id }) => {
    expect(results.find((result) => result.id === id)).toMatchObject({ verdict: 'fail' })
  })
})

test('a tool that does nothing by itself is not blamed, and counted apart', async () => {
  const idle = { useServices: async () => {}, takeNotices: () => 404, register: async () => 404 }
  const results = await resultsOf(idle, 200)
  for (const { id, verdict } of results.filter(({ id: one }) => !one.startsWith('reg-')))
    expect(verdict, id).toBe('not offered')
})
