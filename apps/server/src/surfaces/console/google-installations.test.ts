import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GoogleDetails, InstallationList } from '@lectern/api-contracts'
import { recordPlacements } from '@lectern/catalog'
import type { AppId, InstallationId, PersonId } from '@lectern/launch'
import { administeredClassroom, type AdministeredClassroom } from '../../testing/administered-classroom.ts'
import { someApps } from '../../testing/catalog.ts'
import { consoleVisitor } from '../../testing/director.ts'

let classroom: AdministeredClassroom
beforeAll(async () => void (classroom = await administeredClassroom()))
afterAll(() => classroom.close())

/** What Google answers to a client that it knows, about a code that nobody has. */
const takenClient = () => Response.json({ error: 'invalid_grant' }, { status: 400 })
const post = (body: object) => classroom.director('/installations/google-classroom', { method: 'POST', body })

describe('adding Google Classroom', () => {
  test.each([
    ['hostedDomains.0', { hostedDomains: ['https://lakeside.example'] }],
    ['hostedDomains', { hostedDomains: [] }],
    ['clientSecret', { clientSecret: '' }],
    ['clientId', { clientId: 'two words' }],
    ['applicationId', { applicationId: 'lectern' }],
    ['pubsubTopic', { pubsubTopic: 'classroom', pushServiceAccount: 'push@p.example' }],
    ['pushServiceAccount', { pubsubTopic: 'projects/p/topics/classroom' }],
    ['pushServiceAccount', { pushServiceAccount: 'push@p.example' }],
  ])('says what is wrong with %s', async (path, wrong) => {
    expect(await post({ ...classroom.addOn, ...wrong })).toMatchObject({
      status: 400,
      answer: { code: 'request.invalid', errors: [{ path, message: expect.any(String) }] },
    })
  })

  test('is for a director, through the console’s own page', async () => {
    const options = { method: 'POST', body: classroom.addOn }
    const path = '/installations/google-classroom'
    expect(await consoleVisitor(classroom.url)(path, options)).toMatchObject({ status: 401 })
    expect(await classroom.director(path, { ...options, ownPage: false })).toMatchObject({ status: 403 })
  })

  test('answers with the installation, never with its secret, lists and audits it, and refuses it twice', async () => {
    const added = await post(classroom.addOn)
    expect(added).toMatchObject({
      status: 201,
      answer: { surface: 'google-classroom', lti: null, google: { hostedDomains: ['fairview.example'] } },
    })
    const { text } = await classroom.director('/installations')
    for (const said of [added.text, text]) {
      expect(said).toContain(classroom.addOn.clientId)
      expect(said).not.toContain(classroom.addOn.clientSecret)
    }
    const audited = await classroom.scope.query(
      'select a.action, a.details from lectern.audit_entry a where a.subject = $1',
      [added.answer['id']],
    )
    const { clientId, hostedDomains } = classroom.addOn
    expect(audited).toEqual([{ action: 'installation.added', details: { clientId, hostedDomains } }])
    expect(await post(classroom.addOn)).toMatchObject({
      status: 409,
      answer: { code: 'installation.exists' },
    })
  })

  test('asks Google about the client first: with a guessed secret nobody shares it, and nothing is installed', async () => {
    const guessed = { ...classroom.addOn, clientSecret: 'guessed', hostedDomains: ['elsewhere.example'] }
    const path = '/installations/google-classroom'
    expect(await classroom.stranger(path, { method: 'POST', body: guessed })).toMatchObject({
      status: 400,
      answer: { code: 'installation.client-refused', errors: [{ path: 'clientSecret' }] },
    })
    expect((await classroom.stranger('/installations')).answer).toMatchObject({ installations: [] })
  })
})

describe('an installed add-on', () => {
  let path: string
  let page: string
  beforeAll(async () => {
    classroom.google.failNext(takenClient)
    const { answer } = await post({ ...classroom.addOn, clientId: 'second.apps.googleusercontent.example' })
    path = `/installations/${String(answer['id'])}`
    page = `${path}/google-classroom`
  })
  const change = (more: object = {}) => {
    const { name, hostedDomains } = classroom.addOn
    return { method: 'PUT', body: { name, hostedDomains, ...more } }
  }
  const details = async () => (await classroom.director<GoogleDetails>(page)).answer

  test('tells every value to paste, and the scopes and APIs of what is switched on', async () => {
    const { values, seen, administrators } = await details()
    const frames = `${classroom.url}/google-classroom/`
    expect(values).toMatchObject({
      redirectUri: `${frames}oauth/callback`,
      setupUri: `${frames}discovery?client=second.apps.googleusercontent.example`,
      upgradeUri: `${frames}upgrade?client=second.apps.googleusercontent.example`,
      uriPrefix: frames,
      pushEndpoint: `${frames}pubsub`,
      publisher: 'classroom-notifications@system.gserviceaccount.com',
    })
    expect(values.scopes.map(({ use }) => use)).toEqual(['add-on', 'administrator', 'links'])
    expect(values.apis).not.toContain('pubsub.googleapis.com')
    expect(new Set(Object.values(seen))).toEqual(new Set([null]))
    expect(administrators).toEqual([])

    await classroom.director(`${path}/features`, {
      method: 'PUT',
      body: { feature: 'roster', enabled: true },
    })
    const topic = { pubsubTopic: 'projects/p/topics/classroom', pushServiceAccount: 'push@p.example' }
    const changed = (await classroom.director<GoogleDetails>(page, change(topic))).answer
    const scopes = changed.values.scopes.flatMap((one) => one.scopes)
    expect(changed.values.scopes.map(({ use }) => use)).toEqual([
      'add-on',
      'administrator',
      'links',
      'roster',
      'notices',
    ])
    expect(new Set(scopes).size).toBe(scopes.length)
    expect(scopes).toContain('https://www.googleapis.com/auth/classroom.push-notifications')
    expect(changed.values.apis).toContain('pubsub.googleapis.com')
  })

  test('tells when something was attached first, however much was attached since', async () => {
    const { Desmos: appId } = await someApps(classroom.scope, ['Desmos'])
    const installationId = path.split('/').at(-1) as InstallationId
    const placements = Array.from({ length: 101 }, () => ({
      id: randomUUID(),
      appId: appId as AppId,
      installationId,
      contextId: null,
      placedBy: randomUUID() as PersonId,
    }))
    await recordPlacements(classroom.scope, placements)
    const first = '2026-01-02T03:04:05+00:00'
    await classroom.scope.query('update lectern.placement p set placed_at = $2 where p.id = $1', [
      placements[0]!.id,
      first,
    ])
    expect((await details()).seen.attachedAt).toBe(first)
  })

  test('takes a new secret only where Google does, and other values at once', async () => {
    expect(await classroom.director(page, change({ clientSecret: 'mistyped' }))).toMatchObject({
      status: 400,
      answer: { code: 'installation.client-refused', errors: [{ path: 'clientSecret' }] },
    })
    const renamed = change({ name: 'Renamed', applicationId: '12', hostedDomains: ['Other.example'] })
    expect(await classroom.director(page, renamed)).toMatchObject({ status: 200 })
    expect((await classroom.director(path)).answer).toMatchObject({
      name: 'Renamed',
      google: { applicationId: '12', hostedDomains: ['other.example'], pubsubTopic: null },
    })
    const { answer: first } = await classroom.director<InstallationList>('/installations')
    const { id } = first.installations.find(({ google }) => google?.clientId === classroom.addOn.clientId)!
    const { clientSecret } = classroom.addOn
    expect(
      await classroom.director(`/installations/${id}/google-classroom`, change({ clientSecret })),
    ).toMatchObject({ status: 200 })
  })

  test('offers what Google has, and nothing else', async () => {
    const options = (feature: string) => ({ method: 'PUT', body: { feature, enabled: true } })
    expect(await classroom.director(`${path}/features`, options('course-links'))).toMatchObject({
      status: 200,
      answer: { google: { features: expect.arrayContaining(['course-links']) } },
    })
    expect(await classroom.director(`${path}/features`, options('terms-of-use'))).toMatchObject({
      status: 400,
    })
  })

  test.each([
    ['GET', ''],
    ['PUT', ''],
    ['GET', '/install-state'],
    ['POST', '/sign-in'],
    ['DELETE', '/grants'],
  ])('is for its own director alone: %s …/google-classroom%s', async (method, rest) => {
    const options = { method, ...(method === 'PUT' && { body: change().body }) }
    expect(await consoleVisitor(classroom.url)(page + rest, options)).toMatchObject({ status: 401 })
    expect(await classroom.stranger(page + rest, options)).toMatchObject({
      status: 404,
      answer: { code: 'installation.unknown' },
    })
    if (method !== 'GET')
      expect(await classroom.director(page + rest, { ...options, ownPage: false })).toMatchObject({
        status: 403,
      })
    expect(await classroom.director(`/installations/no-id/google-classroom${rest}`, options)).toMatchObject({
      status: 404,
    })
  })

  test('says what is wrong with a change, and changes nothing', async () => {
    const before = (await classroom.director(path)).answer
    expect(await classroom.director(page, change({ hostedDomains: ['no domain'] }))).toMatchObject({
      status: 400,
      answer: { errors: [{ path: 'hostedDomains.0' }] },
    })
    expect((await classroom.director(path)).answer).toEqual(before)
  })
})
