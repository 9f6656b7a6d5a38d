import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CourseLinksResponse, Grant } from '@lectern/api-contracts'
import { decideListing } from '@lectern/catalog'
import { switchFeature } from '@lectern/tenancy'
import type { AppId } from '@lectern/launch'
import { bearerOf } from '../../testing/browser-launch.ts'
import { someApps } from '../../testing/catalog.ts'
import {
  authorizationAt,
  classroomUnderTest,
  throughWindow,
  type ClassroomUnderTest,
  type ShownFrame,
} from '../../testing/classroom-under-test.ts'

let under: ClassroomUnderTest
let apps: Record<string, AppId>
beforeAll(async () => {
  under = await classroomUnderTest()
  apps = await someApps(under.scope, ['Desmos', 'Kahoot'])
  await decideListing(under.scope, apps['Kahoot']!, {
    approval: 'denied',
    privacy: 'refused',
    reason: 'declined',
    grades: null,
    decisionDue: null,
    alternatives: [apps['Desmos']!],
  })
})
afterAll(() => under.close())

async function askerOf({ model }: ShownFrame) {
  const bearer = await bearerOf(under.url, model)
  return async (handle = model.courseLinksHandle ?? '', headers: Record<string, string> = {}) => {
    const response = await fetch(`${under.url}/api/v1/course-links`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ handle }),
    })
    return {
      status: response.status,
      answer: (await response.json()) as CourseLinksResponse & { code?: string },
    }
  }
}

const discovery = () => under.frame({ kind: 'discovery', person: under.people.teacher })

describe('links to apps that are not approved', () => {
  test('are looked for only where the district wants that, and for teachers alone', async () => {
    expect((await discovery().open()).model.courseLinksHandle).toBeUndefined()
    await switchFeature(under.scope, under.installationId, 'course-links', true)
    expect((await discovery().open()).model.courseLinksHandle).toBeDefined()
  })

  test('are told to the teacher who allows it, with the verdict and an alternative', async () => {
    await switchFeature(under.scope, under.installationId, 'course-links', true)
    const { course, people, google } = under
    const assigned = (url: string) => ({
      id: `w${url.length}`,
      courseId: course.id,
      title: 'Homework',
      state: 'PUBLISHED',
      alternateLink: 'https://classroom.google.com/c/1/a/2',
      materials: [{ link: { url } }],
    })
    under.classroom.courseWork.push(
      assigned('https://www.kahoot.example/play'),
      assigned('https://desmos.example/'),
      assigned('https://unknown.example/'),
    )
    const ask = await askerOf(await discovery().open())
    const first = await ask()
    expect(first.answer.kind).toBe('grant')
    const { address } = first.answer as Grant
    expect(new URL(await authorizationAt(address)).searchParams.get('scope')).toContain(
      'classroom.coursework.students',
    )
    await throughWindow(google, address, { as: people.teacher.sub })
    expect((await ask()).answer).toMatchObject({
      kind: 'links',
      checked: 3,
      unapproved: [
        {
          url: 'https://www.kahoot.example/play',
          work: { title: 'Homework', address: 'https://classroom.google.com/c/1/a/2' },
          app: { name: 'Kahoot', verdict: 'not-approved', alternatives: [{ name: 'Desmos' }] },
        },
      ],
    })
  })

  test('are looked for once more after what the teacher granted has ended, when they granted it anew', async () => {
    await switchFeature(under.scope, under.installationId, 'course-links', true)
    const ask = await askerOf(await discovery().open())
    under.google.grants.revoke(under.people.teacher.sub)
    const { status, answer } = await ask()
    expect([status, answer.kind]).toEqual([200, 'grant'])
    const { address } = answer as Grant
    await throughWindow(under.google, address, { as: under.people.teacher.sub })
    expect((await ask()).answer.kind).toBe('links')
  })

  test('are told to nobody without a session, with a made-up handle, or from another page', async () => {
    await switchFeature(under.scope, under.installationId, 'course-links', true)
    const one = await discovery().open()
    const ask = await askerOf(await discovery().open())
    expect(await ask('made.up')).toMatchObject({
      status: 400,
      answer: { code: 'course-links.handle-invalid' },
    })
    expect(await ask(one.model.courseLinksHandle)).toMatchObject({
      status: 400,
      answer: { code: 'course-links.handle-invalid' },
    })
    expect((await ask(undefined, { authorization: '' })).status).toBe(401)
    const response = await fetch(`${under.url}/api/v1/course-links`, { method: 'POST', body: '{}' })
    expect(response.status).toBe(401)
  })
})

describe('a link that an attachment may replace', () => {
  const upgrade = (urlToUpgrade: string) =>
    under.frame({ kind: 'upgrade', person: under.people.teacher, urlToUpgrade }).open()

  test.each([
    ['https://www.desmos.example/calculator', { app: { name: 'Desmos', verdict: 'approved' } }],
    ['https://kahoot.example/play', { app: { name: 'Kahoot', verdict: 'not-approved' } }],
    ['https://unknown.example/', { app: null }],
  ])('%s is told apart', async (url, expected) => {
    const { model } = await upgrade(url)
    expect(model).toMatchObject({
      mode: 'browse',
      picking: { multiple: false, upgrade: { url, ...expected } },
    })
  })

  test('becomes the attachment of its app', async () => {
    const { model } = await upgrade('https://desmos.example/calculator')
    const response = await fetch(`${under.url}/api/v1/picks`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await bearerOf(under.url, model)}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        handle: model.mode === 'browse' ? model.picking!.handle : '',
        appIds: [apps['Desmos']],
      }),
    })
    expect(await response.json()).toMatchObject({ kind: 'placed', as: 'attachments' })
    expect(under.classroom.world.attachments.at(-1)!.value.title).toBe('Desmos')
  })

  test.each([
    ['a name and password', 'https://desmos.example@evil.example/'],
    ['another scheme', 'javascript:alert(1)'],
    ['a port that is none', 'https://a:b/'],
    ['a host that is none', 'https://[/'],
    ['a host that cannot be decoded', 'https://%zz/'],
  ])('with %s is refused, also to whoever is signed in', async (_title, url) => {
    const { cookie } = await under.frame({ kind: 'discovery', person: under.people.teacher }).open()
    const frame = under.frame({ kind: 'upgrade', person: under.people.teacher, urlToUpgrade: url })
    const { status, html } = await frame.open({ cookie })
    expect(status).toBe(400)
    expect(html).toContain('classroom.parameter-malformed')
  })
})
