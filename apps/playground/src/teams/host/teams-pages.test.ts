import { appCaller, beginSignIn, buildAppPackage, sendActivity, tabDeepLink } from '@lectern/teams'
import { anAppDescription } from '@lectern/teams/testing'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { aMicrosoft, type TestMicrosoft } from '../testing/a-microsoft.ts'
import { usualSwitches } from '../switches.ts'

let microsoft: TestMicrosoft
beforeAll(async () => void (microsoft = await aMicrosoft()))
beforeEach(() => microsoft.reset())

const description = anAppDescription()
const get = async (path: string, who?: string) => {
  const url = new URL(`${microsoft.teams.base}${path}`)
  if (who) url.searchParams.set('as', who)
  const answer = await fetch(url, { redirect: 'manual' })
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') }
}
const teamsPage = (path: string, who = 'elena-rivera') => get(`/teams.microsoft.com${path}`, who)
const post = (path: string, body: Record<string, string>) =>
  fetch(`${microsoft.teams.base}${path}`, {
    method: 'POST',
    body: new URLSearchParams(body),
    redirect: 'manual',
  })

test('leads to Teams from the first page, where there is one', async () => {
  expect(await (await microsoft.playground.get('/')).text()).toContain('href="/microsoft"')
  expect((await get('')).location).toBe('/microsoft/teams.microsoft.com/')
  expect((await get('/teams.microsoft.com/')).text).toContain('Jonas Weber')
})

test('a notice stands in the feed of its person alone, and leads to its item', async () => {
  const { manifestId } = await microsoft.upload()
  await sendActivity(microsoft.district(), {
    personId: microsoft.person('elena-rivera').oid,
    manifestId,
    declared: description.activities,
    activity: {
      type: 'unusedLicence',
      parameters: { appName: 'Desmos' },
      preview: 'Five minutes are enough',
      topic: {
        kind: 'item',
        words: 'Desmos',
        link: tabDeepLink({ manifestId, entityId: 'catalog', subPageId: 'n-7' }),
      },
    },
  })
  const { text } = await teamsPage('/activity')
  expect(text).toContain('You have a seat in Desmos')
  const href = /href="(\/microsoft\/teams\.microsoft\.com\/l\/entity[^"]*)"/.exec(text)![1]!
  const led = await fetch(microsoft.playground.url + href.replaceAll('&#38;', '&'), { redirect: 'manual' })
  expect(led.headers.get('location')).toBe(
    '/microsoft/teams.microsoft.com/apps/catalog?as=elena-rivera&item=n-7',
  )
  expect((await teamsPage('/activity', 'marcus-okafor')).text).toContain('Nothing has happened yet')
})

test('what a teacher hands out through Graph is seen by the class', async () => {
  const { app, connect, person, teams } = microsoft
  const token = await delegatedToken('elena-rivera', ['EduAssignments.ReadWriteBasic'])
  const graph = (path: string, body?: object) =>
    microsoft.fetch(
      `https://graph.microsoft.com/v1.0/education/classes/${teams.classes[0]!.groupId}${path}`,
      {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
        ...(body && { body: JSON.stringify(body) }),
      },
    )
  const made = Object(await (await graph('/assignments', { displayName: 'Graph a parabola' })).json())
  const resource = {
    '@odata.type': '#microsoft.graph.educationLinkResource',
    displayName: 'Desmos',
    link: 'https://tool.example/teams/tab?item=desmos',
  }
  expect((await graph(`/assignments/${made.id}/resources`, { resource })).status).toBe(201)
  expect((await teamsPage('/assignments', 'amara-diallo')).text).not.toContain('Graph a parabola')
  expect((await teamsPage('/assignments')).text).toContain('draft')
  expect((await graph(`/assignments/${made.id}/publish`)).status).toBe(200)
  const { text } = await teamsPage('/assignments', 'amara-diallo')
  expect(text).toContain('Graph a parabola')
  expect(text).toContain(`href="${microsoft.tool.origin}/teams/tab?item=desmos"`)
  expect((await teamsPage('/assignments', 'kai-nakamura')).text).not.toContain('Graph a parabola')
  // The app itself has no class to hand anything out in.
  await expect(
    connect(appCaller(app, teams.tenantId, microsoft.tokens)).call({
      method: 'POST',
      path: `/education/classes/${teams.classes[0]!.groupId}/assignments`,
      body: { displayName: person('elena-rivera').name },
    }),
  ).rejects.toMatchObject({ code: 'teams.graph-forbidden' })
})

/** As that person, who agreed in a browser. */
async function delegatedToken(id: string, scopes: string[]): Promise<string> {
  const { app, teams, tool } = microsoft
  const redirectUri = String(tool.teams.redirectUri)
  const { location, pending } = beginSignIn({ app, redirectUri, scopes })
  const agreed = await microsoft.fetch(location, {
    method: 'POST',
    body: new URLSearchParams({ account: microsoft.person(id).oid, consent: 'accept' }),
  })
  const answer = await microsoft.fetch('https://login.microsoftonline.com/organizations/oauth2/v2.0/token', {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: teams.client.clientId,
      client_secret: teams.client.clientSecret,
      code: new URL(agreed.headers.get('location')!).searchParams.get('code')!,
      code_verifier: pending.verifier,
      redirect_uri: redirectUri,
    }),
  })
  return Object(await answer.json()).access_token
}

test('a class that was deleted is gone from Teams, and its members with it', async () => {
  const band = microsoft.teams.classes.at(-1)!
  const teacher = microsoft.teams.people.find(({ oid }) => oid === band.teacherOid)!
  expect((await teamsPage(`/teams/${band.courseId}/general`, teacher.id)).status).toBe(200)
  await post('/admin/tenant', { kind: 'delete-class', groupId: band.groupId })
  expect((await teamsPage(`/teams/${band.courseId}/general`, teacher.id)).status).toBe(404)
  expect((await post('/admin/tenant', { kind: 'delete-class', groupId: band.groupId })).status).toBe(404)
  expect((await post('/admin/tenant', { kind: 'earthquake' })).status).toBe(400)
})

test('settings of a channel’s tab are taken from owners, complete, and for hosts of the app alone', async () => {
  const channel = '/teams.microsoft.com/teams/101/general/tabs'
  const settings = {
    contentUrl: `${microsoft.tool.origin}/teams/tab`,
    entityId: 'a',
    suggestedDisplayName: 'A',
  }
  expect((await post(`${channel}?as=elena-rivera`, settings)).status).toBe(200)
  expect((await post(`${channel}?as=amara-diallo`, settings)).status).toBe(403)
  expect((await post(`${channel}?as=marcus-okafor`, settings)).status).toBe(404)
  expect((await post(channel, settings)).status).toBe(404)
  expect((await post(`${channel}?as=elena-rivera`, { entityId: 'a' })).status).toBe(400)
  const foreign = { ...settings, contentUrl: 'https://elsewhere.example/' }
  expect((await post(`${channel}?as=elena-rivera`, foreign)).status).toBe(400)
})

test('a tab of a channel is changed and removed by those who own the team', async () => {
  const channel = '/teams.microsoft.com/teams/102/general/tabs'
  const settings = {
    contentUrl: 'https://tool.example/teams/tab',
    entityId: 'b',
    suggestedDisplayName: 'First',
  }
  const { href } = Object(await (await post(`${channel}?as=marcus-okafor`, settings)).json())
  const { pathname } = new URL(href, microsoft.playground.url)
  const tab = pathname.replace('/microsoft', '')
  await post(`${tab}?as=marcus-okafor`, { ...settings, suggestedDisplayName: 'Second' })
  expect((await get(tab, 'amara-diallo')).text).toContain('Second')
  expect((await get(`${tab}/remove`, 'amara-diallo')).status).toBe(403)
  expect((await get(`${tab}/remove`, 'marcus-okafor')).text).not.toContain('id="teams-remove"')
  const removeUrl = 'https://tool.example/teams/remove'
  await post(`${tab}?as=marcus-okafor`, { ...settings, removeUrl })
  expect((await get(`${tab}/remove`, 'marcus-okafor')).text).toContain(
    'id="teams-remove" type="button" disabled',
  )
  expect((await post(`${tab}/remove?as=amara-diallo`, {})).status).toBe(403)
  expect((await post(`${tab}/remove?as=marcus-okafor`, {})).status).toBe(303)
  expect((await get(tab, 'marcus-okafor')).status).toBe(404)
})

test.each([
  ['an app that nobody uploaded', `/l/entity/${crypto.randomUUID()}/catalog`, 404],
  ['a tab that the app does not have', '/l/entity/MANIFEST/nothing', 404],
  ['a channel that the person does not see', '/l/entity/MANIFEST/catalog?context={"channelId":"19:x"}', 404],
  ['a context that is no JSON', '/l/entity/MANIFEST/catalog?context={', 400],
])('a deep link to %s is refused', async (_what, path, status) => {
  const { manifestId } = await microsoft.upload()
  expect((await teamsPage(path.replace('MANIFEST', manifestId))).status).toBe(status)
})

test('switches are chosen on a page, from what is offered there', async () => {
  await post('/admin/switches', { throttled: 'everywhere', popupsBlocked: 'true', hostAnswers: 'perhaps' })
  expect(microsoft.teams.switches).toEqual({ ...usualSwitches, throttled: 'everywhere', popupsBlocked: true })
  expect((await get('/admin')).text).toContain('<option value="everywhere" selected>')
  await post('/admin/switches', { usual: 'yes' })
  expect(microsoft.teams.switches).toEqual(usualSwitches)
})

test('an app package is uploaded in the admin center, and its reasons are shown when it is refused', async () => {
  const upload = (body: Uint8Array) =>
    fetch(`${microsoft.teams.base}/admin/app`, {
      method: 'POST',
      headers: { 'content-type': 'application/zip' },
      body: Buffer.from(body),
    })
  const refused = await upload(new Uint8Array([1, 2, 3]))
  expect([refused.status, await refused.text()]).toEqual([
    400,
    expect.stringContaining('Mgmt.AppCatalog.LOBApp.Upload.BadRequest'),
  ])
  const { zip } = buildAppPackage(anAppDescription({ product: 'Another' }))
  expect(await (await upload(zip)).text()).toContain('Another')
  const offered = await post('/admin/app', {})
  expect(await offered.text()).toContain('unusedLicence')
})

test('consent is given and taken back in the admin center', async () => {
  await post('/admin/consent', { consent: 'revoke' })
  expect(await microsoft.tabToken('elena-rivera')).toEqual({ reason: 'resourceRequiresConsent' })
  await post('/admin/consent', { consent: 'grant' })
  expect(await microsoft.tabToken('elena-rivera')).toHaveProperty('token')
})

test('an address that says nobody, or a stranger, is refused', async () => {
  expect((await get('/teams.microsoft.com/activity')).status).toBe(404)
  expect((await teamsPage('/activity', 'nobody')).status).toBe(404)
  expect((await teamsPage('/apps/nothing')).status).toBe(404)
})
