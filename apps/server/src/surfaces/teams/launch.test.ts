import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AppId } from '@lectern/launch'
import { graphError, simulatedApp } from '@lectern/teams/testing'
import { someApps } from '../../testing/catalog.ts'
import {
  classIds,
  inClass,
  launchScopes,
  personIds,
  teamsUnderTest,
  tenantIds,
  type LaunchedTab,
  type TeamsUnderTest,
} from '../../testing/teams-under-test.ts'
import { aDistrict } from '../../testing/under-test.ts'

let under: TeamsUnderTest
let apps: Record<string, AppId>
beforeAll(async () => {
  under = await teamsUnderTest()
  apps = await someApps(under.scope, ['Desmos', 'Kahoot'])
})
afterAll(() => under.close())

const student = { objectId: personIds.student }
const listed = async ({ body }: LaunchedTab) =>
  (await under.scope.query(`select l.code from lectern.launch l where l.reference = $1`, [body.reference]))[0]

describe('a tab', () => {
  test('is a small page that asks nobody, before it is known who looks', async () => {
    const response = await fetch(`${under.url}/teams/tab?client=any&theme=dark&locale=es-mx`)
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html).toContain('<html lang="es" data-theme="dark">')
    // What speaks with Teams is in it: one answer, and the launch is under way.
    expect(html).toContain('lecternTab')
    expect(html).toMatch(/<script type="module" nonce="[^"]+" src="\/embed\/assets\/client-/)
    const policy = response.headers.get('content-security-policy')!
    expect(policy).toContain('https://*.cloud.microsoft')
    expect(policy).toContain("connect-src 'self'")
    expect(response.headers.get('x-frame-options')).toBeNull()
  })

  test('that is about to be removed says what goes and what stays, in its language and theme, to Teams alone', async () => {
    const response = await fetch(`${under.url}/teams/remove?theme=contrast&locale=es-mx`)
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html).toContain('<html lang="es" data-theme="contrast">')
    expect(html).toContain('¿Quitar esta pestaña?')
    expect(html).toMatch(/import\("\/embed\/assets\/teams-window-/)
    expect(response.headers.get('content-security-policy')).toContain('https://*.cloud.microsoft')
    const unfilled = await fetch(`${under.url}/teams/remove?theme={app.theme}&locale={app.locale}`)
    expect(await unfilled.text()).toContain('<html lang="en" data-theme="auto">')
  })

  test('shows a teacher the approved apps, and which classes they teach', async () => {
    const { status, model, body } = await under.launch({
      context: { app: { theme: 'contrast', locale: 'es-mx' } },
    })
    expect(status).toBe(200)
    // At once, before any script of the page.
    expect(body.markup).toContain('Algebra 1')
    expect(model).toMatchObject({
      mode: 'browse',
      theme: 'contrast',
      locale: 'es',
      contextTitle: null,
      picking: null,
      classes: [
        { group: classIds.algebra, title: 'Algebra 1' },
        { group: classIds.biology, title: 'Biology 9' },
      ],
      district: { name: 'Fairview' },
    })
  })

  test('of a class is about that class, and a teacher can add to it', async () => {
    const { model } = await under.launch({ context: inClass() })
    expect(model).toMatchObject({
      mode: 'browse',
      contextTitle: 'Biology 9',
      picking: { multiple: true, into: ['tab', 'assignment'] },
    })
    expect(model).not.toHaveProperty('classes')
  })

  test('that a teacher opens for one of their classes is about that one, without a channel', async () => {
    const { model } = await under.launch({ group: classIds.algebra, context: inClass() })
    expect(model).toMatchObject({ contextTitle: 'Algebra 1', picking: { into: ['assignment'] } })
  })

  test('gives a student nothing that no teacher has placed, whatever the address and the context say', async () => {
    for (const tab of [
      {},
      { query: `&item=app-${apps['Desmos']}` },
      { context: { ...inClass(), page: { subPageId: `app-${apps['Desmos']}` } } },
    ]) {
      const { model } = await under.launch({ ...student, ...tab })
      expect(model).toMatchObject({ mode: 'nothing-linked', reason: 'no-link' })
    }
  })

  test('opens one app for a teacher whom a link leads there', async () => {
    const { model } = await under.launch({ context: { page: { subPageId: `app-${apps['Desmos']}` } } })
    expect(model).toMatchObject({ mode: 'open-app', app: { name: 'Desmos' }, teacher: true })
    const gone = await under.launch({
      context: { page: { subPageId: 'app-00000000-0000-4000-8000-000000000000' } },
    })
    expect(gone.model).toMatchObject({ mode: 'nothing-linked', reason: 'app-gone' })
  })

  test('knows the same person again, and keeps neither name nor id of theirs', async () => {
    await under.launch()
    await under.launch()
    const people = await under.scope.query(
      `select count(*)::int as n from lectern.identity i where i.installation_id = $1`,
      [under.installationId],
    )
    expect(people).toEqual([{ n: 2 }])
    const rows = await under.scope.query('select i.* from lectern.identity i')
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${personIds.teacher}|tara`, 'i'))
  })
})

describe('a role', () => {
  test('comes from Microsoft and never from the tab', async () => {
    const claiming = { ...inClass(), user: { role: 'teacher', id: personIds.teacher } }
    const { model } = await under.launch({ ...student, context: claiming, claims: { roles: ['teacher'] } })
    expect(model.mode).toBe('nothing-linked')
  })

  test('is that of a teacher for who owns the team of a class that the records name no teacher of', async () => {
    const education = under.microsoft.graph.education(tenantIds.fairview)
    const [id, other] = [personIds.otherTeacher, crypto.randomUUID()]
    const groupId = 'cccccccc-0004-4004-8004-cccccccccccc'
    const [owner, member] = [{ id }, { id: other }]
    education.addClass({ id: groupId, displayName: 'Choir' }, { students: [member], owners: [owner] })
    const context = inClass(groupId)
    expect((await under.launch({ objectId: id, context })).model).toMatchObject({
      mode: 'browse',
      contextTitle: 'Choir',
    })
    expect((await under.launch({ objectId: other, context })).model.mode).toBe('nothing-linked')
    education.removeClass(groupId)
  })

  test('of whom the records call a student stays that in a team they own, a class or not, and in one they are a teacher of', async () => {
    const { graph } = under.microsoft
    const education = graph.education(tenantIds.fairview)
    const [id, groupId] = [crypto.randomUUID(), 'cccccccc-0005-4005-8005-cccccccccccc']
    const person = { id, primaryRole: 'student' as const }
    const context = inClass(groupId)
    const launched = () => under.launch({ objectId: id, context })
    const config = { address: `/teams/config?client=${simulatedApp.clientId}`, objectId: id, context }
    for (const who of [{ owners: [person] }, { teachers: [person] }]) {
      education.addClass({ id: groupId, displayName: 'Chess' }, who)
      expect((await launched()).model.mode).toBe('nothing-linked')
      expect((await under.launch(config)).body.code).toBe('teams.teachers-only')
      // A team that is no class of theirs.
      graph.failNext(/education\/me\/classes$/, () => Response.json({ value: [] }))
      expect((await launched()).model.mode).toBe('nothing-linked')
    }
    education.removeClass(groupId)
  })

  test('of whom the records tell nothing is that of whoever teaches a class', async () => {
    const education = under.microsoft.graph.education(tenantIds.fairview)
    const id = personIds.otherTeacher
    const groupId = 'cccccccc-0003-4003-8003-cccccccccccc'
    education.addClass({ id: groupId, displayName: 'Chess' }, { teachers: [{ id, primaryRole: 'none' }] })
    expect((await under.launch({ objectId: id })).model.mode).toBe('browse')
    expect((await under.launch({ objectId: id, context: inClass(groupId) })).model).toMatchObject({
      contextTitle: 'Chess',
      picking: { into: ['tab', 'assignment'] },
    })
    education.removeClass(groupId)
    expect((await under.launch({ objectId: id })).model.mode).toBe('nothing-linked')
  })
})

describe('a team', () => {
  test('that the tab names and the person is no member of is refused', async () => {
    const groupId = classIds.algebra
    const refused = await under.launch({ ...student, context: inClass(groupId) })
    expect([refused.status, refused.body.code]).toEqual([403, 'teams.not-in-team'])
    expect(await listed(refused)).toEqual({ code: 'teams.not-in-team' })
  })

  test('of which the school keeps no record is asked about this one person, not for all of its people', async () => {
    const { graph } = under.microsoft
    const before = graph.requests.length
    graph.failNext(/education\/me\/classes$/, () => Response.json({ value: [] }))
    await under.launch({ ...student, context: inClass() })
    const asked = graph.requests.slice(before).filter(({ path }) => path.startsWith('/groups/'))
    const oneOf = { path: expect.any(String) as string, filter: `id eq '${personIds.student}'` }
    expect(asked.map(({ path, query }) => ({ path, filter: query.get('$filter') }))).toEqual([oneOf, oneOf])
  })

  test('of a private channel is the one that owns the channel', async () => {
    const channel = { membershipType: 'Private', ownerGroupId: classIds.biology }
    const { model } = await under.launch({ context: { ...inClass(classIds.algebra, channel) } })
    expect(model).toMatchObject({ contextTitle: 'Biology 9' })
    const { body } = await under.launch({
      ...student,
      context: inClass(classIds.biology, { ...channel, ownerGroupId: classIds.algebra }),
    })
    expect(body.code).toBe('teams.not-in-team')
  })

  test('that was deleted is said to be gone', async () => {
    const { status, body } = await under.launch({ context: inClass('cccccccc-0009-4009-8009-cccccccccccc') })
    expect([status, body.code]).toEqual([404, 'teams.team-gone'])
    expect(body.page).toContain('This class is not there any more')
  })

  test('that nobody may tell about is not used', async () => {
    under.microsoft.graph.failNext(/groups/, () =>
      graphError(403, 'Authorization_RequestDenied', 'Insufficient privileges.'),
    )
    const { model } = await under.launch({ context: inClass('cccccccc-0009-4009-8009-cccccccccccc') })
    expect(model).toMatchObject({ mode: 'browse', contextTitle: null, picking: null })
  })
})

describe('another district with the same app', () => {
  test('is told apart by the tenant alone', async () => {
    const { lectern, microsoft } = under
    const other = await aDistrict(lectern, 'Elsewhere')
    await under.install(other, { tenantId: tenantIds.elsewhere })
    microsoft.entra.consents.grantForTenant(tenantIds.elsewhere, { scopes: launchScopes, roles: [] })
    const education = microsoft.graph.education(tenantIds.elsewhere)
    const teacher = { id: personIds.teacher, primaryRole: 'teacher' as const }
    education.addClass({ id: classIds.biology, displayName: 'Their biology' }, { teachers: [teacher] })
    const { model } = await under.launch({ tenantId: tenantIds.elsewhere, context: inClass() })
    expect(model).toMatchObject({ district: { name: 'Elsewhere' }, contextTitle: 'Their biology' })
    expect(model.mode === 'browse' && model.page.apps).toEqual([])
    // What one of them placed is nothing in the other.
    const item = await under.launch({
      tenantId: tenantIds.elsewhere,
      context: { page: { subPageId: `app-${apps['Desmos']}` } },
    })
    expect(item.model).toMatchObject({ mode: 'nothing-linked', reason: 'app-gone' })
  })
})
