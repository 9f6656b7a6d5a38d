import {
  appCaller,
  buildAppPackage,
  classChanges,
  classMemberPages,
  confirmTenant,
  createSubscription,
  graphBatch,
  isInGroup,
  onBehalfOfAfterConsent,
  ownClassPages,
  personCaller,
  schoolChanges,
  sendActivity,
  sendToMany,
  tabDeepLink,
  verifyTabToken,
  type BulkOutcome,
  type ClassChanges,
} from '@lectern/teams'
import { anAppDescription } from '@lectern/teams/testing'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { aMicrosoft, type TestMicrosoft } from './testing/a-microsoft.ts'

let microsoft: TestMicrosoft
beforeAll(async () => void (microsoft = await aMicrosoft()))
beforeEach(() => microsoft.reset())

const biology = () => microsoft.teams.classes.find(({ title }) => title === 'Biology 9')!
const description = anAppDescription()

test('the app is unknown in the tenant until an administrator admits it', async () => {
  microsoft.teams.expel()
  await expect(confirmTenant(microsoft.district())).rejects.toMatchObject({ code: /^teams\./ })
  expect(await microsoft.tabToken('elena-rivera')).toEqual({ reason: 'resourceRequiresConsent' })
  microsoft.teams.admit()
  expect(await confirmTenant(microsoft.district())).toEqual({ name: 'Fairview Schools' })
})

test('the district’s schools, classes and people are read in full', async () => {
  const district = microsoft.district()
  const titles: string[] = []
  for await (const page of classChanges(district))
    if (!page.restart) titles.push(...page.classes.map(({ name = '' }) => name))
  expect(titles).toEqual(expect.arrayContaining(['Biology 9', 'Algebra I']))
  let schools = 0
  for await (const page of schoolChanges(district)) if (!page.restart) schools += page.schools.length
  expect(schools).toBeGreaterThan(2)
  const ids: string[] = []
  for await (const { items } of classMemberPages(district, biology().groupId))
    ids.push(...items.map(({ id }) => id))
  const { oid } = microsoft.person('amara-diallo')
  expect(ids).toContain(oid)
  const among = (relation: 'members' | 'owners') => isInGroup(district, biology().groupId, relation, oid)
  expect([await among('members'), await among('owners')]).toEqual([true, false])
})

test('a tab’s token proves the person, whose own classes are read once they agreed', async () => {
  const { app, keys, person, tokens, connect } = microsoft
  const { token } = await microsoft.tabToken('elena-rivera')
  const verified = await verifyTabToken(token, { app, keys, findInstallation: () => ({}), now: new Date() })
  expect(verified).toMatchObject({ objectId: person('elena-rivera').oid, tenantId: microsoft.teams.tenantId })
  const found = await onBehalfOfAfterConsent(tokens, verified, ['EduRoster.ReadBasic'], {
    wait: async () => {},
  })
  if (found.outcome !== 'granted') throw new Error(found.outcome)
  const own = connect(personCaller(app, verified.tenantId, found.token))
  const taught: string[] = []
  for await (const { items } of ownClassPages(own, { taught: true }))
    taught.push(...items.map(({ id }) => id))
  expect(taught).toEqual([biology().groupId])
})

test('what changed since is told by delta, from the start again once the link is forgotten', async () => {
  const { teams, district } = microsoft
  const algebra = teams.classes.find(({ title }) => title === 'Algebra I')!
  const read = async (from?: string): Promise<ClassChanges[]> => {
    const pages: ClassChanges[] = []
    for await (const page of classChanges(district(), { from })) pages.push(page)
    return pages
  }
  const linkOf = (page: ClassChanges | undefined) => (page?.restart === false ? page.deltaLink : undefined)
  const from = linkOf((await read()).at(-1))
  await teams.change({ kind: 'rename-class', groupId: algebra.groupId, title: 'Algebra One' })
  expect(await read(from)).toMatchObject([{ classes: [{ id: algebra.groupId, name: 'Algebra One' }] }])
  await teams.change({ kind: 'forget-deltas' })
  expect((await read(from))[0]).toEqual({ restart: true })
})

test.each([
  ['expired', 'teams.token-expired'],
  ['other-tenant', 'teams.tenant-unknown'],
  ['version-1', 'teams.token-version'],
] as const)('gives a tab a token that is %s, when told to', async (tabToken, code) => {
  const { app, keys, teams } = microsoft
  teams.set({ tabToken })
  const { token } = await microsoft.tabToken('elena-rivera')
  const findInstallation = (tenantId: string) => (tenantId === teams.tenantId ? {} : undefined)
  await expect(verifyTabToken(token, { app, keys, findInstallation, now: new Date() })).rejects.toMatchObject(
    { code },
  )
})

test('a page on another host than the manifest names gets no token', async () => {
  const { base } = microsoft.teams
  const ask = (page: string) =>
    fetch(`${base}/teams.microsoft.com/api/tab-token?as=elena-rivera`, {
      method: 'POST',
      body: new URLSearchParams({ page }),
    })
  expect(await (await ask('https://elsewhere.example/')).json()).toEqual({
    reason: 'App resource defined in manifest and iframe origin do not match',
  })
  expect(await (await ask('nonsense')).json()).toHaveProperty('reason')
})

test('a notice reaches the feed in the words of the uploaded package', async () => {
  const { teams, district, person } = microsoft
  const send = (who: string) =>
    sendActivity(district(), {
      personId: person(who).oid,
      manifestId: description.manifestId,
      declared: description.activities,
      activity: nudge(description.manifestId),
    })
  expect(await teams.uploadApp()).toMatchObject({ outcome: 'admitted' })
  expect(await send('elena-rivera')).toEqual({ outcome: 'delivered' })
  expect(teams.feed).toMatchObject([{ words: 'You have a seat in Desmos' }])
  expect(await send('amara-diallo')).toEqual({ outcome: 'not-installed' })
})

test('a package that Teams would not take is refused with its reasons', async () => {
  const { zip } = buildAppPackage(description)
  const upload = await microsoft.teams.uploadApp(zip.slice(0, 200))
  expect(upload).toMatchObject({ outcome: 'refused', reasons: [expect.any(String)] })
})

test('inside a batch a call is told to wait, and has its turn when that is over', async () => {
  const { teams, connect, app, tokens } = microsoft
  teams.set({ throttled: 'in-batches' })
  const waits: number[] = []
  const district = connect(appCaller(app, teams.tenantId, tokens), async (milliseconds) => {
    waits.push(milliseconds)
    teams.set({ throttled: 'no' })
  })
  const answers = await graphBatch(district, [{ id: 'one', path: '/education/schools' }])
  expect(answers.get('one')).toMatchObject({ outcome: 'answered', status: 200 })
  expect(waits).toHaveLength(1)
})

test('more notices than Teams takes in a second wait, as long as it says', async () => {
  const { teams, person } = microsoft
  const token = await microsoft.tokens.appOnly(teams.tenantId)
  const send = () =>
    microsoft.fetch(
      `https://graph.microsoft.com/v1.0/users/${person('marcus-okafor').oid}/teamwork/sendActivityNotification`,
      { method: 'POST', headers: { authorization: `Bearer ${token.value}` }, body: '{}' },
    )
  const answers = await Promise.all(Array.from({ length: 12 }, send))
  const throttled = answers.filter(({ status }) => status === 429)
  expect(throttled.length).toBeGreaterThan(0)
  expect(Number(throttled[0]!.headers.get('retry-after'))).toBeGreaterThan(0)
})

const nudge = (manifestId: string) => ({
  type: 'unusedLicence',
  parameters: { appName: 'Desmos' },
  preview: 'Five minutes are enough',
  topic: {
    kind: 'item' as const,
    words: 'Desmos',
    link: tabDeepLink({ manifestId, entityId: 'catalog', subPageId: 'nudge-7' }),
  },
})

async function sendInBulk(personIds: string[]): Promise<BulkOutcome[]> {
  const { manifestId } = await microsoft.upload()
  const outcomes: BulkOutcome[] = []
  const bulk = {
    personIds,
    catalogId: microsoft.teams.catalogId,
    declared: description.activities,
    activity: nudge(manifestId),
  }
  for await (const outcome of sendToMany(microsoft.district(), bulk)) outcomes.push(outcome)
  return outcomes
}

test('a bulk send reaches those who have the app', async () => {
  const { teams, person } = microsoft
  const [hannah, kai] = [person('hannah-lindqvist').oid, person('kai-nakamura').oid]
  expect(await sendInBulk([hannah, kai])).toMatchObject([{ outcome: 'accepted' }])
  expect(teams.feed.filter(({ personId }) => personId === hannah)).toHaveLength(1)
  expect(teams.refusedNotices).toContainEqual({ personId: kai, status: 403 })
})

test('a bulk send is refused while tokens end too soon for it', async () => {
  microsoft.teams.set({ bulkRefused: true })
  await expect(sendInBulk([microsoft.person('hannah-lindqvist').oid])).rejects.toMatchObject({
    code: 'teams.activity-token-short',
  })
})

test('of two apps with one client id, a send has to say which', async () => {
  const { teams, person, tokens } = microsoft
  const { manifestId } = await microsoft.upload()
  teams.set({ duplicateApp: true })
  const { value } = await tokens.appOnly(teams.tenantId)
  const send = (more: object) =>
    microsoft.fetch(
      `https://graph.microsoft.com/v1.0/users/${person('lucia-fernandez').oid}/teamwork/sendActivityNotification`,
      {
        method: 'POST',
        headers: { authorization: `Bearer ${value}` },
        body: JSON.stringify({
          topic: { source: 'text', value: 'Desmos', webUrl: nudge(manifestId).topic.link },
          activityType: 'unusedLicence',
          previewText: { content: 'x' },
          templateParameters: [{ name: 'appName', value: 'Desmos' }],
          ...more,
        }),
      },
    )
  expect((await send({})).status).toBe(409)
  expect((await send({ teamsAppId: teams.catalogId })).status).toBe(204)
})

test('a token that ends between two calls is replaced', async () => {
  microsoft.teams.set({ tokensEnd: true })
  for (let turn = 0; turn < 3; turn++)
    await expect(microsoft.district().call({ path: '/education/schools' })).resolves.toMatchObject({
      status: 200,
    })
})

test('what changes is told to those who subscribed, at the tool’s address on this machine alone', async () => {
  const { teams, tool, district } = microsoft
  const subscription = {
    area: 'groups' as const,
    resource: 'groups',
    changeType: 'updated,deleted',
    notificationUrl: 'https://tool.example/teams/notifications',
    lifecycleNotificationUrl: 'https://tool.example/teams/notifications',
    clientState: 'secret',
  }
  await createSubscription(district(), subscription)
  const before = tool.received.length
  await teams.change({ kind: 'rename-class', groupId: biology().groupId, title: 'Biology 9 (A)' })
  await teams.change({ kind: 'lifecycle', event: 'missed' })
  expect(tool.received.slice(before)).toMatchObject([
    { body: { value: [{ clientState: 'secret', changeType: 'updated' }] } },
    { body: { value: [{ lifecycleEvent: 'missed' }] } },
  ])
  teams.set({ slowWebhook: true })
  await expect(createSubscription(district(), subscription)).rejects.toMatchObject({ code: /^teams\./ })
})

test('says what it does not know, and what it cannot read', async () => {
  const { fetch: ask, teams } = microsoft
  expect((await ask('https://graph.microsoft.com/v1.0/education/classes')).status).toBe(401)
  const token = await ask(`https://login.microsoftonline.com/${teams.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: teams.client.clientId,
      client_secret: 'x',
    }),
  })
  expect(await token.json()).toMatchObject({ error: 'invalid_client', error_codes: [7000215] })
  expect((await fetch(`${teams.base}/elsewhere.microsoft.com/`)).status).toBe(404)
})
