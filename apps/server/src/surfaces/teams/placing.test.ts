import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AppId } from '@lectern/launch'
import { graphError, simulatedApp } from '@lectern/teams/testing'
import { someApps } from '../../testing/catalog.ts'
import {
  classIds,
  inClass,
  personIds,
  placingScopes,
  teamsUnderTest,
  tenantIds,
  type LaunchedTab,
  type TeamsUnderTest,
} from '../../testing/teams-under-test.ts'

let under: TeamsUnderTest
let apps: Record<string, AppId>
beforeAll(async () => {
  under = await teamsUnderTest()
  apps = await someApps(under.scope, ['Desmos', 'Kahoot'])
})
afterAll(() => under.close())

const student = { objectId: personIds.student }
const assignments = () => under.microsoft.graph.education(tenantIds.fairview).assignments
const tabs = () => under.microsoft.graph.channels(tenantIds.fairview).tabs
const hostToken = (objectId?: string) => under.microsoft.entra.tabToken({ objectId })
const grant = () =>
  under.microsoft.entra.consents.grantForTenant(tenantIds.fairview, { scopes: placingScopes, roles: [] })
const desmos = () => ({ appIds: [apps['Desmos']] })
const configTab = () => ({ address: `/teams/config?client=${simulatedApp.clientId}` })

/** What Teams shows in the tab that these settings make. */
const opened = (contentUrl: string, tab: object = {}) => {
  const { pathname, search } = new URL(contentUrl)
  return under.launch({ address: pathname + search, ...tab })
}
const placements = () =>
  under.scope.query<{ appId: string; context: string | null }>(
    `select p.app_id as "appId", c.external_id as context from lectern.placement p
     left join lectern.context c on c.district_id = p.district_id and c.id = p.context_id order by p.placed_at`,
  )

describe('the settings of a channel tab', () => {
  let page: LaunchedTab
  beforeAll(async () => void (page = await under.launch({ ...configTab(), context: inClass() })))

  test('ask for one app, which the button of Teams then keeps', async () => {
    expect(page.model).toMatchObject({
      mode: 'browse',
      nudge: null,
      picking: { multiple: false, into: ['settings'] },
    })
    const { status, answer } = await under.pick(page, { ...desmos(), into: 'settings' })
    expect(status).toBe(200)
    if (answer.kind !== 'settings') throw new Error(answer.kind)
    const { settings } = answer
    expect(settings).toMatchObject({ suggestedDisplayName: 'Desmos' })
    expect(settings.contentUrl).toContain('theme={app.theme}')
    expect(settings.removeUrl).toBe('https://tool.example/teams/remove?theme={app.theme}&locale={app.locale}')
    expect(await placements()).toEqual([{ appId: apps['Desmos'], context: classIds.biology }])

    const forStudent = await opened(settings.contentUrl, { ...student, context: inClass() })
    expect(forStudent.model).toMatchObject({
      mode: 'open-app',
      app: { name: 'Desmos' },
      teacher: false,
      contextTitle: 'Biology 9',
    })
    expect((await opened(settings.contentUrl)).model).toMatchObject({ mode: 'open-app', teacher: true })
  })

  test('kept twice are one placement', async () => {
    const again = await under.launch({ ...configTab(), context: inClass() })
    const before = (await placements()).length
    const { status } = await under.pick(again, { ...desmos(), into: 'settings' })
    expect(status).toBe(200)
    expect(await placements()).toHaveLength(before + 1)
  })

  test('without an app show the whole catalog', async () => {
    const again = await under.launch({ ...configTab(), context: inClass() })
    const before = (await placements()).length
    const { answer } = await under.pick(again, { into: 'settings' })
    if (answer.kind !== 'settings') throw new Error(answer.kind)
    expect((await opened(answer.settings.contentUrl, { context: inClass() })).model).toMatchObject({
      mode: 'browse',
      contextTitle: 'Biology 9',
    })
    expect(await placements()).toHaveLength(before)
  })

  test('are for teachers', async () => {
    const refused = await under.launch({ ...configTab(), ...student, context: inClass() })
    expect([refused.status, refused.body.code]).toEqual([403, 'teams.teachers-only'])
  })

  test('lead nobody in who is not of the class, in whatever team they say they are', async () => {
    const again = await under.launch({ ...configTab(), group: classIds.algebra })
    const { answer } = await under.pick(again, { ...desmos(), into: 'settings' })
    if (answer.kind !== 'settings') throw new Error(answer.kind)
    const { body } = await opened(answer.settings.contentUrl, { ...student, context: inClass() })
    expect(body.code).toBe('teams.not-in-team')
  })
})

describe('an assignment', () => {
  test('waits for the teacher to allow it in a window, then is a draft whose link opens that app alone', async () => {
    const page = await under.launch({ context: inClass() })
    const body = async () => ({ ...desmos(), into: 'assignment', hostToken: await hostToken() })
    const asked = await under.pick(page, await body())
    expect(asked.answer).toMatchObject({ kind: 'grant' })
    expect(assignments()).toEqual([])
    grant()
    const again = await under.launch({ context: inClass() })
    const { answer } = await under.pick(again, { ...(await body()), afterConsent: true })
    expect(answer).toMatchObject({
      kind: 'placed',
      as: 'assignment',
      address: assignments()[0]!.webUrl,
    })
    const [assignment] = assignments()
    expect(assignment).toMatchObject({ classId: classIds.biology, displayName: 'Desmos', status: 'draft' })
    const link = new URL(String(assignment!.resources[0]!.resource['link']))
    expect(link.pathname).toMatch(/^\/l\/entity\/[0-9a-f-]{36}\/catalog$/)
    const { subEntityId } = JSON.parse(link.searchParams.get('context')!) as { subEntityId: string }
    const { model } = await under.launch({ ...student, context: { page: { subPageId: subEntityId } } })
    expect(model).toMatchObject({ mode: 'open-app', app: { name: 'Desmos' }, contextTitle: 'Biology 9' })
  })
})

describe('an assignment that is sent twice', () => {
  test('is one draft with each link once', async () => {
    grant()
    const page = await under.launch({ context: inClass() })
    const body = { ...desmos(), into: 'assignment', hostToken: await hostToken() }
    const before = assignments().length
    const first = await under.pick(page, body)
    // As if the first had been killed before the link was in it.
    const resources = assignments().at(-1)!.resources.splice(0)
    const again = await under.pick(page, body)
    expect(again.answer).toEqual(first.answer)
    expect(assignments()).toHaveLength(before + 1)
    expect(
      assignments()
        .at(-1)!
        .resources.map(({ resource }) => resource),
    ).toEqual(resources.map(({ resource }) => resource))
  })
})

describe('tabs', () => {
  const publish = async (): Promise<void> => {
    const [row] = await under.scope.query<{ id: string }>(
      'select t.manifest_id as id from lectern.teams_installation t',
    )
    under.microsoft.graph.teamwork(tenantIds.fairview).publish({
      catalogId: '44444444-0001-4001-8001-444444444444',
      manifestId: row!.id,
      clientId: simulatedApp.clientId,
      activityTypes: [],
    })
  }

  test('are refused until the app is in the catalog of the tenant, and then stand in the channel, once', async () => {
    grant()
    const page = await under.launch({ context: inClass() })
    const body = { ...desmos(), into: 'tab', hostToken: await hostToken() }
    const missing = await under.pick(page, body)
    expect([missing.status, missing.answer.code]).toEqual([409, 'teams.app-not-in-catalog'])
    await publish()
    const again = await under.launch({ context: inClass() })
    const { answer } = await under.pick(again, body)
    expect(answer).toMatchObject({ kind: 'placed', as: 'tabs' })
    expect(tabs()).toMatchObject([
      { teamId: classIds.biology, channelId: '19:general@thread.tacv2', displayName: 'Desmos' },
    ])
    const { contentUrl, removeUrl } = tabs()[0]!.configuration
    expect(removeUrl).toContain('https://tool.example/teams/remove?')
    expect((await opened(contentUrl, { ...student, context: inClass() })).model.mode).toBe('open-app')
  })

  test('whose answer was lost open all the same, and trying again makes no second one', async () => {
    const page = await under.launch({ context: inClass() })
    const body = { ...desmos(), into: 'tab', hostToken: await hostToken() }
    const before = tabs().length
    under.microsoft.graph.failNext(/^POST .*tabs$/, async (answer) => {
      await answer()
      return graphError(504, 'GatewayTimeout', 'Too late.')
    })
    expect((await under.pick(page, body)).status).not.toBe(200)
    const { contentUrl } = tabs().at(-1)!.configuration
    expect((await opened(contentUrl, { ...student, context: inClass() })).model.mode).toBe('open-app')
    expect((await under.pick(page, body)).answer).toMatchObject({ kind: 'placed', as: 'tabs' })
    expect(tabs()).toHaveLength(before + 1)
  })
})

describe('a choice is refused', () => {
  test.each([
    ['for a place that the page did not offer', { into: 'settings' }, 400, 'pick.handle-invalid'],
    ['without a place', {}, 400, 'pick.handle-invalid'],
    [
      'with a handle that is none',
      { into: 'assignment', handle: 'forged.handle' },
      400,
      'pick.handle-invalid',
    ],
    ['without proof who chooses', { into: 'assignment' }, 401, 'teams.token-missing'],
    ['with a place that there is not', { into: 'moon' }, 400, 'request.invalid'],
  ])('%s', async (_what, changes, status, code) => {
    const page = await under.launch({ context: inClass() })
    const { status: found, answer } = await under.pick(page, { ...desmos(), ...changes })
    expect([found, answer.code]).toEqual([status, code])
  })

  test('with the token of somebody else', async () => {
    const page = await under.launch({ context: inClass() })
    const { answer } = await under.pick(page, {
      ...desmos(),
      into: 'assignment',
      hostToken: await hostToken(personIds.student),
    })
    expect(answer.code).toBe('pick.handle-invalid')
  })

  test('for an app that students may not open', async () => {
    const page = await under.launch({ context: inClass() })
    const { answer } = await under.pick(page, {
      appIds: [apps['Kahoot']],
      into: 'assignment',
      hostToken: await hostToken(),
    })
    expect(answer.code).toBe('pick.not-approved')
  })
})
