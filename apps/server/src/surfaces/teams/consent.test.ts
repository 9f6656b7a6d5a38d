import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { TeamsDetails } from '@lectern/api-contracts'
import { switchFeature } from '@lectern/tenancy'
import {
  administeredTeams,
  answeredByEntra,
  type AdministeredTeams,
} from '../../testing/administered-teams.ts'
import { aDirector, consoleVisitor } from '../../testing/director.ts'
import { tenantIds } from '../../testing/teams-under-test.ts'

let teams: AdministeredTeams
beforeAll(async () => void (teams = await administeredTeams()))
afterAll(() => teams.close())
beforeEach(() => {
  teams.microsoft.entra.browser({ answer: 'agrees' })
  teams.microsoft.entra.consents.revoke(tenantIds.fairview)
})

const page = () => `https://tool.example/console/installations/${teams.installationId}`
const begin = async (): Promise<string> => {
  const { answer } = await teams.director(`${teams.path}/teams/consent`, { method: 'POST' })
  return String(answer['url'])
}
const admission = async () => (await teams.director<TeamsDetails>(`${teams.path}/teams`)).answer.admission

test('leads to Entra for this tenant, with what was granted confirmed by the app itself on return', async () => {
  const url = new URL(await begin())
  expect(url.pathname).toContain(`/${tenantIds.fairview}/v2.0/adminconsent`)
  expect(url.searchParams.get('redirect_uri')).toBe('https://tool.example/teams/auth/consent')
  expect(await teams.director.visit(await answeredByEntra(teams, url.href))).toBe(`${page()}?teams=granted`)
  expect(await admission()).toMatchObject({ confirmedAt: expect.any(String), refusal: null })
  const audited = await teams.scope.query<{ roles: string[] }>(
    `select a.details->'roles' as roles from lectern.audit_entry a where a.action = 'teams.consent-confirmed'`,
  )
  expect(audited[0]?.roles).toContain('Organization.Read.All')
})

test('begins the class lists that were switched on before they were allowed, and only those that are', async () => {
  const list = async () => (await teams.director(`${teams.path}/course-list`)).answer['run']
  const agree = async () => teams.director.visit(await answeredByEntra(teams, await begin()))
  await agree()
  expect(await list()).toBeNull()
  await switchFeature(teams.scope, teams.installationId, 'roster', true)
  expect(await list()).toBeNull()
  await agree()
  expect(await list()).toMatchObject({ status: 'waiting', courses: 0 })
})

test('begins no class list while Microsoft still says that it is not granted', async () => {
  await switchFeature(teams.scope, teams.installationId, 'roster', false)
  await switchFeature(teams.scope, teams.installationId, 'roster', true)
  const { consents } = teams.microsoft.entra
  consents.grantForTenant(tenantIds.fairview, { roles: ['Organization.Read.All', 'GroupMember.Read.All'] })
  const confirm = () => teams.director(`${teams.path}/teams/confirm`, { method: 'POST' })
  expect(await confirm()).toMatchObject({ status: 200 })
  const list = async () => (await teams.director(`${teams.path}/course-list`)).answer['run']
  expect(await list()).toBeNull()
  consents.grantForTenant(tenantIds.fairview, { roles: ['EduRoster.Read.All', 'Member.Read.Hidden'] })
  await confirm()
  expect(await list()).toMatchObject({ status: 'waiting' })
})

test('keeps nothing for a session that did not begin it, however it got the address', async () => {
  const back = await answeredByEntra(teams, await begin())
  const other = await aDirector(teams.url, teams.scope, 'other@fairview.example')
  for (const visitor of [other, teams.stranger, consoleVisitor(teams.url)])
    expect(await visitor.visit(back)).toBe('https://tool.example/console/installations?teams=foreign')
  const forged = new URL(back)
  forged.searchParams.set('state', 'e30.AAAA')
  expect(await teams.director.visit(forged.href)).toContain('?teams=foreign')
})

test('takes no answer an hour later', async () => {
  const back = await answeredByEntra(teams, await begin())
  teams.microsoft.secondsPass(60 * 60)
  expect(await teams.director.visit(back)).toContain('?teams=foreign')
})

test('says why an administrator who declined came back with nothing', async () => {
  teams.microsoft.entra.browser({ answer: 'cancels' })
  const back = await answeredByEntra(teams, await begin())
  expect(await teams.director.visit(back)).toBe(`${page()}?teams=refused`)
  expect((await admission()).refusal).toMatchObject({
    code: 'teams.consent-declined',
    message: expect.stringContaining('access_denied'),
    reference: expect.any(String),
  })
})

test('believes no other tenant in the address', async () => {
  const back = new URL(await answeredByEntra(teams, await begin()))
  back.searchParams.set('tenant', tenantIds.elsewhere)
  expect(await teams.director.visit(back.href)).toBe(`${page()}?teams=refused`)
  expect((await admission()).refusal).toMatchObject({ code: 'teams.consent-elsewhere' })
})

test.each(['', '?state=x', '?state=x&admin_consent=True&tenant=fairview'])(
  'answers an address that Entra would not send with a page: %s',
  async (query) => {
    const response = await fetch(`${teams.url}/teams/auth/consent${query}`, { redirect: 'manual' })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('teams.consent-malformed')
  },
)
