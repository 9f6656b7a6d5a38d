import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TeamsDetails } from '@lectern/api-contracts'
import { teamsHosts } from '@lectern/teams'
import { simulatedApp } from '@lectern/teams/testing'
import { switchFeature } from '@lectern/tenancy'
import { administeredTeams, type AdministeredTeams } from '../../testing/administered-teams.ts'
import { aDirector, consoleVisitor } from '../../testing/director.ts'
import { aDistrict } from '../../testing/under-test.ts'
import { tenantIds } from '../../testing/teams-under-test.ts'

let teams: AdministeredTeams
beforeAll(async () => void (teams = await administeredTeams()))
afterAll(() => teams.close())

const post = (body: object) => teams.director('/installations/teams', { method: 'POST', body })

describe('adding Microsoft Teams', () => {
  test.each([
    ['clientId', { clientId: 'lectern' }],
    ['tenantId', { tenantId: 'fairview.onmicrosoft.com' }],
    ['privacyUrl', { privacyUrl: 'http://fairview.example/privacy' }],
    ['clientSecret', { clientSecret: 'two words' }],
    ['clientSecret', { clientSecret: undefined }],
    ['clientSecret', { certificate: 'PEM' }],
    ['certificate', { clientSecret: undefined, certificate: 'PEM' }],
    ['secretExpiresOn', { secretExpiresOn: 'next year' }],
  ])('says what is wrong with %s', async (path, wrong) => {
    expect(await post({ ...teams.otherApp, ...wrong })).toMatchObject({
      status: 400,
      answer: { errors: [{ path, message: expect.any(String) }] },
    })
  })

  test('asks Microsoft first: a mistyped secret or tenant is said at once, and nothing is added', async () => {
    const app = { ...teams.otherApp, clientId: simulatedApp.clientId, clientSecret: 'mistyped' }
    expect(await post(app)).toMatchObject({
      status: 400,
      answer: { code: 'installation.credential-refused', errors: [{ path: 'clientSecret' }] },
    })
    const tenantId = '99999999-0000-4000-8000-000000000000'
    expect(await post({ ...app, tenantId })).toMatchObject({
      status: 400,
      answer: { code: 'installation.tenant-unknown', errors: [{ path: 'tenantId' }] },
    })
  })

  test('whoever occupies a tenant without proof gives way to the district that has it', async () => {
    const elsewhere = await aDistrict(teams.lectern, 'Occupying')
    const occupied = await teams.install(elsewhere, {
      clientId: '7e0c3b1a-1111-4222-8333-000000000000',
      tenantId: tenantIds.elsewhere,
      credential: { clientSecret: 'whatever' },
    })
    const unproved = await post(teams.otherApp)
    expect([unproved.status, unproved.answer['code']]).toEqual([409, 'installation.tenant-taken'])
    const own = await aDistrict(teams.lectern, 'Owning')
    const director = await aDirector(teams.url, own, 'olga@owning.example')
    const body = { ...teams.otherApp, clientId: simulatedApp.clientId }
    const added = await director('/installations/teams', { method: 'POST', body })
    expect(added.status).toBe(201)
    const occupant = await aDirector(teams.url, elsewhere, 'otto@occupying.example')
    expect(await occupant(`/installations/${occupied}/teams`)).toMatchObject({
      status: 409,
      answer: { code: 'installation.gave-way' },
    })
    await own.query('delete from lectern.teams_installation')
  })

  test('is for a director, through the console’s own page', async () => {
    const options = { method: 'POST', body: teams.otherApp }
    expect(await consoleVisitor(teams.url)('/installations/teams', options)).toMatchObject({ status: 401 })
    expect(await teams.director('/installations/teams', { ...options, ownPage: false })).toMatchObject({
      status: 403,
    })
  })

  test('answers with the installation, never with its secret, lists and audits it, and refuses the tenant twice', async () => {
    const { clientSecret } = teams.otherApp
    const added = await post({ ...teams.otherApp, secretExpiresOn: '2027-06-30' })
    const clientId = teams.otherApp.clientId.toLowerCase()
    expect(added).toMatchObject({
      status: 201,
      answer: {
        surface: 'teams',
        lti: null,
        google: null,
        teams: { clientId, tenantId: tenantIds.elsewhere },
      },
    })
    const id = String(added.answer['id'])
    const { text } = await teams.director('/installations')
    const page = await teams.director(`/installations/${id}/teams`)
    for (const said of [added.text, text, page.text]) {
      expect(said).toContain(clientId)
      expect(said).not.toContain(clientSecret)
    }
    expect(page.answer['credential']).toMatchObject({
      kind: 'secret',
      expiresAt: '2027-06-30T00:00:00+00:00',
    })
    const audited = await teams.scope.query(
      'select a.action, a.details from lectern.audit_entry a where a.subject = $1',
      [id],
    )
    expect(audited).toEqual([
      { action: 'installation.added', details: { clientId, tenantId: tenantIds.elsewhere } },
    ])
    expect(await post(teams.otherApp)).toMatchObject({
      status: 409,
      answer: { code: 'installation.tenant-taken' },
    })
  })
})

describe('an installed app', () => {
  const page = () => `${teams.path}/teams`
  const details = async () => (await teams.director<TeamsDetails>(page())).answer
  const change = (more: object = {}) => {
    const { name, websiteUrl, privacyUrl, termsUrl } = teams.otherApp
    return { method: 'PUT', body: { name, websiteUrl, privacyUrl, termsUrl, ...more } }
  }

  test('tells every value to enter in Entra, and the permissions of what is switched on', async () => {
    const { values, permissions, offered } = await details()
    expect(values).toMatchObject({
      signInUri: 'https://tool.example/teams/auth/end',
      consentUri: 'https://tool.example/teams/auth/consent',
      applicationIdUri: 'api://tool.example/99999999-dddd-4ddd-8ddd-999999999999',
      tabScope: 'access_as_user',
      tokenVersion: 2,
      packageUrl: `https://tool.example/teams/app.zip?installation=${teams.installationId}`,
      release: null,
    })
    expect(values.hosts).toEqual(Object.keys(teamsHosts))
    expect(offered).toEqual(['roster', 'notifications'])
    const named = (found: TeamsDetails['permissions']) => found.map(({ name }) => name)
    expect(named(permissions)).toEqual([
      'openid',
      'profile',
      'EduRoster.ReadBasic',
      'GroupMember.Read.All',
      'EduAssignments.ReadWriteBasic',
      'AppCatalog.Read.All',
      'TeamsTab.ReadWriteSelfForTeam',
      'Organization.Read.All',
    ])
    expect(permissions.find(({ kind }) => kind === 'delegated')?.granted).toBeNull()
    await switchFeature(teams.scope, teams.installationId, 'roster', true)
    await switchFeature(teams.scope, teams.installationId, 'notifications', true)
    expect(named((await details()).permissions)).toEqual(
      expect.arrayContaining(['EduRoster.Read.All', 'Member.Read.Hidden', 'TeamsActivity.Send']),
    )
  })

  test('knows whether the package that was downloaded is still the one that would be made', async () => {
    await fetch(`${teams.url}/teams/app.zip?installation=${teams.installationId}`)
    expect((await details()).values.release).toEqual({ version: '1.0.0', isCurrent: true })
    await teams.director(page(), change({ privacyUrl: 'https://fairview.example/other' }))
    expect((await details()).values.release).toEqual({ version: '1.0.0', isCurrent: false })
  })

  test('takes a new secret only where Entra does, and other values at once', async () => {
    expect(await teams.director(page(), change({ clientSecret: 'mistyped' }))).toMatchObject({
      status: 400,
      answer: { code: 'installation.credential-refused', errors: [{ path: 'clientSecret' }] },
    })
    const good = change({
      name: 'Renamed',
      clientSecret: teams.otherApp.clientSecret,
      secretExpiresOn: '2020-01-01',
    })
    expect(await teams.director(page(), good)).toMatchObject({
      status: 200,
      answer: { credential: { state: 'expired' } },
    })
    // A change that names no secret leaves the one that is kept, and its end.
    expect(await teams.director(page(), change({ name: 'Renamed' }))).toMatchObject({
      answer: { credential: { state: 'expired' } },
    })
    expect((await teams.director(teams.path)).answer).toMatchObject({ name: 'Renamed' })
  })

  test.each([
    ['GET', ''],
    ['PUT', ''],
    ['POST', '/consent'],
    ['POST', '/confirm'],
    ['DELETE', '/access'],
  ])('is for its own director alone: %s …/teams%s', async (method, rest) => {
    const options = { method, ...(method === 'PUT' && { body: change().body }) }
    const path = page() + rest
    expect(await consoleVisitor(teams.url)(path, options)).toMatchObject({ status: 401 })
    expect(await teams.stranger(path, options)).toMatchObject({
      status: 404,
      answer: { code: 'installation.unknown' },
    })
    if (method !== 'GET')
      expect(await teams.director(path, { ...options, ownPage: false })).toMatchObject({ status: 403 })
    expect(await teams.director(`/installations/no-id/teams${rest}`, options)).toMatchObject({ status: 404 })
  })

  test('says what is wrong with a change, and changes nothing', async () => {
    const before = (await teams.director(teams.path)).answer
    expect(await teams.director(page(), change({ termsUrl: 'terms' }))).toMatchObject({
      status: 400,
      answer: { code: 'request.invalid', errors: [{ path: 'termsUrl' }] },
    })
    expect((await teams.director(teams.path)).answer).toEqual(before)
  })

  test('is confirmed by asking Microsoft, also where an administrator consented in Entra itself', async () => {
    // As Entra answers for an app that nobody has consented to.
    const unknownApp = { error: 'unauthorized_client', error_codes: [700016] }
    teams.microsoft.entra.failNext(() => Response.json(unknownApp, { status: 400 }))
    expect(await teams.director(`${page()}/confirm`, { method: 'POST' })).toMatchObject({
      status: 403,
      answer: { code: 'teams.app-not-in-tenant' },
    })
    teams.microsoft.entra.consents.grantForTenant(tenantIds.fairview, { roles: ['Organization.Read.All'] })
    const { answer } = await teams.director<TeamsDetails>(`${page()}/confirm`, { method: 'POST' })
    const { admission, permissions } = answer
    expect(admission).toMatchObject({ confirmedAt: expect.any(String), refusal: null })
    const granted = (name: string) => permissions.find((one) => one.name === name)?.granted
    expect(granted('Organization.Read.All')).toBe(true)
    expect(granted('EduRoster.Read.All')).toBe(false)
  })

  test('gives back what was granted: nothing is done without people, and what needed it is off', async () => {
    const { answer } = await teams.director<TeamsDetails>(`${page()}/access`, { method: 'DELETE' })
    const { admission, values } = answer
    expect(admission).toEqual({ confirmedAt: null, tenantName: null, refusal: null })
    expect(values.removalScript).toContain("az ad sp delete --id '99999999-dddd-4ddd-8ddd-999999999999'")
    expect((await teams.director(teams.path)).answer).toMatchObject({ teams: { features: [] } })
  })
})
