import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EmbedModel } from '@lectern/api-contracts'
import { recordPlacements } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { PersonId } from '@lectern/launch'
import { claimNames, serviceScopes } from '@lectern/lti'
import { aSubmissionReview, institution, type LaunchOptions } from '@lectern/lti/testing'
import { beginLaunch, bearerOf, launched, postLaunch } from '../../testing/browser-launch.ts'
import { someApps } from '../../testing/catalog.ts'
import { installPlatform, type InstalledPlatform } from '../../testing/installed-platform.ts'
import { aDistrict, serverUnderTest } from '../../testing/index.ts'

let server: Awaited<ReturnType<typeof serverUnderTest>>
let scope: DistrictScope
let canvas: InstalledPlatform
let apps: Awaited<ReturnType<typeof someApps>>
beforeAll(async () => {
  server = await serverUnderTest()
  scope = await aDistrict(server.lectern)
  canvas = await installPlatform(server.lectern, scope)
  apps = await someApps(scope, ['Desmos', 'Kahoot'])
})
afterAll(async () => {
  await canvas.close()
  await server.close()
})

type Review = Extract<EmbedModel, { mode: 'review' }>

const aStudent = () => `student-${randomUUID()}`
const byApp = () => ({ [claimNames.custom]: { app: apps['Desmos'] } })
const chess = {
  [claimNames.context]: { id: 'course-2', title: 'Chess', type: ['CourseSection'] },
}

/** Opens the app behind a link of a course, and uses it for 100 seconds. */
async function opens(sub: string, claims: Record<string, unknown> = {}): Promise<void> {
  const model = await launched(server.url, canvas.platform, {
    role: 'student',
    claims: { sub, ...byApp(), ...claims },
  })
  const appId = (model as Extract<EmbedModel, { mode: 'open-app' }>).app.id
  const one = { appId, occurredAt: new Date().toISOString() }
  const { status } = await call('/events', await bearerOf(server.url, model), {
    events: [
      { ...one, id: randomUUID(), kind: 'app-opened' },
      { ...one, id: randomUUID(), kind: 'app-used', seconds: 100 },
    ],
  })
  expect(status).toBe(200)
}

async function call(path: string, token: string | undefined, body: unknown) {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method: 'POST',
    headers: { ...(token && { authorization: `Bearer ${token}` }), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> }
}

const review = (student: string, { claims, ...options }: LaunchOptions = {}) => ({
  claims: aSubmissionReview({
    target: `${server.url}/lti/launch`,
    ...options,
    claims: { [claimNames.forUser]: { user_id: student, name: 'Sam Student' }, ...claims },
  }),
})
const reviewed = async (student: string, options: LaunchOptions = {}) =>
  (await launched(server.url, canvas.platform, review(student, options))) as Review

describe("a learner's work", () => {
  test('shows a teacher how the learner used the linked app in this course, and nothing of elsewhere', async () => {
    const student = aStudent()
    await opens(student)
    await opens(student)
    await opens(student, chess)
    await opens(aStudent())
    const model = await reviewed(student, { claims: byApp() })
    expect(model).toMatchObject({
      mode: 'review',
      isSelf: false,
      name: 'Sam Student',
      contextTitle: 'Biology 9',
      timeZone: 'America/Chicago',
      work: { app: 'Desmos', openings: { count: 2, minutes: 4, firstAt: expect.any(String) } },
    })
    expect(model.work!.openings.latest).toHaveLength(2)
  })

  test('is empty for somebody who never came, and another installation knows nobody by the same id', async () => {
    expect((await reviewed(aStudent(), { claims: byApp() })).work).toMatchObject({
      openings: { count: 0, minutes: 0 },
    })
    const student = aStudent()
    await opens(student)
    const moodle = await installPlatform(server.lectern, await aDistrict(server.lectern))
    const elsewhere = await launched(server.url, moodle.platform, review(student, { claims: byApp() }))
    expect(elsewhere).toMatchObject({ mode: 'review', work: null })
    await moodle.close()
  })

  test('is known by the grade column that a placed link was launched with, or by the link', async () => {
    const placementId = randomUUID()
    await recordPlacements(scope, [
      {
        id: placementId,
        appId: apps['Desmos']!,
        installationId: canvas.installationId,
        contextId: null,
        placedBy: randomUUID() as PersonId,
      },
    ])
    const student = aStudent()
    await opens(student, {
      [claimNames.custom]: { app: apps['Desmos'], placement: placementId },
      [claimNames.resourceLink]: { id: 'placed-7' },
      [claimNames.grades]: { scope: [], lineitem: 'https://lms.example/lineitems/7' },
    })
    const column = (lineitem: string, link?: string) => ({
      claims: {
        [claimNames.grades]: { scope: [], lineitem },
        [claimNames.resourceLink]: link && { id: link },
      },
    })
    const known = { work: { app: 'Desmos', openings: { count: 1 } } }
    expect(await reviewed(student, column('https://lms.example/lineitems/7'))).toMatchObject(known)
    expect(await reviewed(student, column('https://lms.example/lineitems/8', 'placed-7'))).toMatchObject(
      known,
    )
    expect(await reviewed(student, column('https://lms.example/lineitems/8', 'other'))).toMatchObject({
      work: null,
    })
  })
})

describe('who may see it', () => {
  test('the learner, wherever they opened it, without a score that may not be released', async () => {
    const student = aStudent()
    await opens(student)
    await opens(student, chess)
    const own = { role: 'student' as const, claims: { sub: student, ...byApp(), ...gradebook() } }
    expect(await reviewed(student, own)).toMatchObject({
      isSelf: true,
      work: { openings: { count: 1 } },
      scoreHandle: null,
    })
    const outside = { ...own, claims: { ...own.claims, [claimNames.context]: undefined } }
    expect(await reviewed(student, outside)).toMatchObject({ work: { openings: { count: 2 } } })
  })

  test.each([
    ['another student', { role: 'student' }, 'lti.review-not-yours'],
    ['a parent', { role: 'observer' }, 'lti.review-not-yours'],
    ['an administrator of the institution', { role: 'admin' }, 'lti.review-not-yours'],
    [
      'a teacher of the institution who has no role here',
      { claims: { [claimNames.roles]: [`${institution}Faculty`] } },
      'lti.review-not-yours',
    ],
    [
      'a teacher without a course',
      { claims: { [claimNames.context]: undefined } },
      'lti.review-without-course',
    ],
  ] as [string, LaunchOptions, string][])('not %s', async (_who, options, code) => {
    const student = aStudent()
    const begun = await beginLaunch(server.url, canvas.platform, review(student, options))
    const response = await postLaunch(server.url, begun)
    const html = await response.text()
    expect(response.status).toBe(403)
    expect(html).toContain(code)
    expect(html).toContain('This page is about somebody else')
    expect(html).not.toContain('Sam Student')
  })
})

const gradebook = (lineitem = 'https://lms.example/lineitems/1') => ({
  [claimNames.grades]: { scope: [serviceScopes.results, serviceScopes.scores], lineitem },
})

describe('the score in the gradebook', () => {
  test('is read from the platform for the teacher, of this learner in this column', async () => {
    const { grades } = await canvas.serve(server.url)
    const lineItem = `${canvas.platform.registration.issuer}/lineitems/1`
    const student = aStudent()
    const score = (userId: string, scoreGiven: number) =>
      [userId, { userId, scoreGiven, scoreMaximum: 10 }] as const
    const column = { item: { id: lineItem }, scores: new Map([score(aStudent(), 3), score(student, 8)]) }
    grades.columns.set('/lineitems/1', column)
    const model = await reviewed(student, { claims: { ...byApp(), ...gradebook(lineItem) } })
    const token = await bearerOf(server.url, model)
    const ask = { handle: model.scoreHandle }
    expect(await call('/review/score', token, ask)).toEqual({
      status: 200,
      answer: { score: { given: 8, maximum: 10 } },
    })
    column.scores.delete(student)
    expect(await call('/review/score', token, ask)).toMatchObject({ answer: { score: null } })
    grades.columns.delete('/lineitems/1')
    const gone = await call('/review/score', token, ask)
    expect(gone).toMatchObject({ status: 502, answer: { code: 'lti.service-not-found' } })
    expect(gone.answer['detail']).toContain("Grade item doesn't exist")
  })

  test('is not asked for where the platform does not let it be read', async () => {
    const claims = {
      ...byApp(),
      [claimNames.grades]: { scope: [], lineitem: 'https://lms.example/lineitems/1' },
    }
    expect((await reviewed(aStudent(), { claims })).scoreHandle).toBeNull()
  })

  test('is told on the page that asked alone', async () => {
    const here = await reviewed(aStudent(), { claims: { ...byApp(), ...gradebook() } })
    const token = await bearerOf(server.url, await launched(server.url, canvas.platform))
    const ask = { handle: here.scoreHandle }
    expect(await call('/review/score', token, ask)).toMatchObject({
      status: 400,
      answer: { code: 'page.handle-invalid' },
    })
    expect(await call('/review/score', token, { handle: 'made-up' })).toMatchObject({ status: 400 })
    expect(await call('/review/score', token, {})).toMatchObject({
      status: 400,
      answer: { code: 'request.invalid' },
    })
    expect(await call('/review/score', undefined, ask)).toMatchObject({ status: 401 })
  })
})
