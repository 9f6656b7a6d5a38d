import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AppId } from '@lectern/launch'
import { someApps } from '../../testing/catalog.ts'
import {
  classroomUnderTest,
  type ClassroomUnderTest,
  type ShownFrame,
} from '../../testing/classroom-under-test.ts'
import { pickerOf } from '../../testing/picker-in-classroom.ts'

let under: ClassroomUnderTest
let apps: Record<string, AppId>
beforeAll(async () => {
  under = await classroomUnderTest()
  apps = await someApps(under.scope, ['Desmos', 'Kahoot'])
})
afterAll(() => under.close())

const codeOf = ({ html }: ShownFrame): string | undefined => /classroom\.[a-z-]+/.exec(html)?.[0]

const pick = async (frame: ShownFrame, body: object) => (await pickerOf(under, frame))(body)

/** A teacher attaches Desmos to a fresh item; gives where that can be opened. */
async function attached(itemType: 'courseWork' | 'announcements' | 'courseWorkMaterials' = 'courseWork') {
  const item = under.classroom.addItem(under.course.id, itemType)
  const frame = await under.frame({ kind: 'discovery', person: under.people.teacher, item }).open()
  const { answer } = await pick(frame, { appIds: [apps['Desmos']] })
  expect(answer).toMatchObject({ kind: 'placed', as: 'attachments' })
  const attachment = under.classroom.world.attachments.at(-1)!.value
  return { item, attachment, attachmentId: attachment.id }
}

describe('a frame', () => {
  test('asks who looks, in a window, and then shows the apps to choose from', async () => {
    const discovery = under.frame({ kind: 'discovery', person: under.people.teacher })
    const before = await (await fetch(discovery.address)).text()
    expect(before).toContain('Continue with Google')
    const frame = await discovery.open()
    expect(frame.status).toBe(200)
    expect(frame.model).toMatchObject({
      mode: 'browse',
      theme: 'light',
      picking: { multiple: true, counted: true, credit: false },
    })
    expect(frame.headers.get('content-security-policy')).toContain(
      "frame-ancestors 'self' https://classroom.google.com https://*.google.com",
    )
    expect(frame.headers.get('x-frame-options')).toBeNull()
  })

  test('knows the same account in the next frame without asking, and another account not', async () => {
    const { teacher, unlicensed } = under.people
    const { cookie } = await under.frame({ kind: 'discovery', person: teacher }).open()
    const next = await fetch(under.frame({ kind: 'discovery', person: teacher }).address, {
      headers: { cookie: cookie! },
    })
    expect(await next.text()).toContain('id="model"')
    await under.frame({ kind: 'discovery', person: unlicensed }).open()
    const other = await fetch(under.frame({ kind: 'discovery', person: unlicensed }).address, {
      headers: { cookie: cookie! },
    })
    expect(await other.text()).toContain('Continue with Google')
  })

  test('keeps its session where third-party cookies are blocked, and from scripts', async () => {
    const { headers } = await under.frame({ kind: 'discovery', person: under.people.teacher }).open()
    expect(headers.get('set-cookie')).toMatch(/Secure; HttpOnly; SameSite=None; Partitioned/)
  })

  test('trusts no forged address: what Google does not confirm is refused, explained and listed', async () => {
    const { teacher } = under.people
    const discovery = under.frame({ kind: 'discovery', person: teacher })
    const forged = new URL(discovery.address)
    const otherItem = under.classroom.addItem(under.course.id)
    forged.searchParams.set('itemId', otherItem.itemId)
    const { cookie } = await discovery.open()
    const refused = await fetch(forged, { headers: { cookie: cookie! } })
    expect(refused.status).toBe(403)
    const html = await refused.text()
    expect(html).toContain('classroom.add-on-token-invalid')
    const reference = /<dd>([0-9A-Z]{4}-[0-9A-Z]{4})<\/dd>/.exec(html)?.[1]
    const [listed] = await under.scope.query(
      `select l.code from lectern.launch l where l.reference = $1 and l.outcome = 'refused'`,
      [reference],
    )
    expect(listed).toEqual({ code: 'classroom.add-on-token-invalid' })
  })

  test.each([
    ['without an item', (url: URL) => url.searchParams.delete('itemId'), 400, 'classroom.parameter-missing'],
    [
      'with two items',
      (url: URL) => url.searchParams.append('itemId', '7'),
      400,
      'classroom.parameter-duplicated',
    ],
    [
      'of an unknown kind of item',
      (url: URL) => url.searchParams.set('itemType', 'quiz'),
      400,
      'classroom.parameter-malformed',
    ],
    [
      'with a parameter of another frame',
      (url: URL) => url.searchParams.append('attachmentId', '7'),
      400,
      'classroom.parameter-foreign',
    ],
    [
      'of a client that nobody installed',
      (url: URL) => url.searchParams.set('client', 'x'),
      404,
      'classroom.client-unknown',
    ],
  ])('%s says what is wrong', async (_title, forge, status, code) => {
    const url = new URL(under.frame({ kind: 'discovery', person: under.people.teacher }).address)
    forge(url)
    const response = await fetch(url)
    expect(response.status).toBe(status)
    expect(await response.text()).toContain(code)
  })

  test('without a client in its address works while one client alone is installed', async () => {
    const url = new URL(under.frame({ kind: 'discovery', person: under.people.teacher }).address)
    url.searchParams.delete('client')
    expect(await (await fetch(url)).text()).toContain('Continue with Google')
  })

  test('is for teachers where it attaches: a student is refused and learns nothing', async () => {
    const { student } = under.people
    const frame = await under.frame({ kind: 'discovery', person: student }).open()
    expect(frame.status).toBe(403)
    expect(codeOf(frame)).toBe('classroom.teacher-only')
    expect(frame.html).not.toContain('Desmos')
  })

  test('whose token has expired says to open it again', async () => {
    const { teacher } = under.people
    const discovery = under.frame({ kind: 'discovery', person: teacher })
    for (const token of under.classroom.world.addOnTokens.values()) token.expiresAt = 0
    const frame = await discovery.open()
    expect(codeOf(frame)).toBe('classroom.add-on-token-expired')
    expect(frame.html).toContain('open too long')
  })

  test('of a person who left the course meanwhile shows nothing, session or not', async () => {
    const { teacher } = under.people
    const { attachmentId, item } = await attached()
    const view = under.frame({ kind: 'teacher', person: teacher, item, attachmentId })
    const { cookie } = await view.open()
    const { teachers } = under.course
    under.course.teachers = []
    const frame = await view.open({ cookie })
    under.course.teachers = teachers
    expect(frame.status).toBe(403)
  })
})

describe('attaching', () => {
  test.each(['courseWork', 'announcements', 'courseWorkMaterials'] as const)(
    'puts what was chosen onto %s, for the teacher to see and the student to open',
    async (itemType) => {
      const { attachmentId, item, attachment } = await attached(itemType)
      expect(attachment).toMatchObject({ title: 'Desmos' })
      expect(attachment.studentWorkReviewUri !== undefined).toBe(itemType === 'courseWork')
      const { teacher, student } = under.people
      const seen = await under
        .frame({ kind: 'teacher', person: teacher, item, attachmentId, uri: attachment.teacherViewUri!.uri! })
        .open()
      expect(seen.model).toMatchObject({ mode: 'open-app', teacher: true, app: { name: 'Desmos' } })
      const opened = await under
        .frame({ kind: 'student', person: student, item, attachmentId, uri: attachment.studentViewUri!.uri! })
        .open()
      expect(opened.model).toMatchObject({ mode: 'open-app', teacher: false, app: { name: 'Desmos' } })
    },
  )

  test('closes the frame by the message that Classroom listens to', async () => {
    const frame = await under.frame({ kind: 'discovery', person: under.people.teacher }).open()
    const { answer } = await pick(frame, { appIds: [apps['Desmos']] })
    expect(answer).toEqual({
      kind: 'placed',
      as: 'attachments',
      tellHost: { type: 'Classroom', action: 'closeIframe' },
      address: null,
    })
  })

  test('nothing attaches nothing, and closes', async () => {
    const frame = await under.frame({ kind: 'discovery', person: under.people.teacher }).open()
    const count = under.classroom.world.attachments.length
    expect((await pick(frame, {})).answer).toMatchObject({ kind: 'placed', as: 'nothing' })
    expect(under.classroom.world.attachments).toHaveLength(count)
  })

  test('the same app twice, or after a lost answer, leaves one attachment', async () => {
    const item = under.classroom.addItem(under.course.id)
    const discovery = under.frame({ kind: 'discovery', person: under.people.teacher, item })
    for (const _time of [1, 2]) await pick(await discovery.open(), { appIds: [apps['Desmos']] })
    const onItem = under.classroom.world.attachments.filter(({ value }) => value.itemId === item.itemId)
    expect(onItem).toHaveLength(1)
  })

  test('an app that students may not open is not attached', async () => {
    const frame = await under.frame({ kind: 'discovery', person: under.people.teacher }).open()
    expect(await pick(frame, { appIds: [apps['Kahoot']] })).toMatchObject({
      status: 403,
      answer: { code: 'pick.not-approved' },
    })
  })

  test("another page's choice is refused", async () => {
    const { teacher } = under.people
    const one = await under.frame({ kind: 'discovery', person: teacher }).open()
    const other = await under.frame({ kind: 'discovery', person: teacher }).open()
    const handle = one.model.mode === 'browse' ? one.model.picking!.handle : ''
    expect(await pick(other, { handle, appIds: [apps['Desmos']] })).toMatchObject({
      status: 400,
      answer: { code: 'pick.handle-invalid' },
    })
  })
})

describe('an attachment', () => {
  test('that came with a copied course opens what its origin opened, and is a placement of its own', async () => {
    const { item, attachment } = await attached()
    const copyOfCourse = under.classroom.addCourse({
      teachers: [under.people.teacher.sub],
      students: [under.people.student.sub],
    })
    const copy = under.classroom.copyItem(
      under.classroom.world.items.find(({ itemId }) => itemId === item.itemId)!,
      copyOfCourse.id,
    )
    const copied = under.classroom.world.attachments.at(-1)!.value
    expect(copied.id).not.toBe(attachment.id)
    const opened = await under
      .frame({ kind: 'student', person: under.people.student, item: copy, attachmentId: copied.id })
      .open()
    expect(opened.model).toMatchObject({ mode: 'open-app', app: { name: 'Desmos' } })
  })

  test('opens what it was made for, whatever its address is made to say', async () => {
    const { item, attachmentId } = await attached()
    const uri = `${under.url}/google-classroom/student?client=${under.clientId}&app=${apps['Kahoot']}&placement=x`
    const opened = await under
      .frame({ kind: 'student', person: under.people.student, item, attachmentId, uri })
      .open()
    expect(opened.model).toMatchObject({ app: { name: 'Desmos' } })
  })

  test('that was deleted says that it is gone', async () => {
    const { item } = await attached()
    const opened = await under
      .frame({ kind: 'student', person: under.people.student, item, attachmentId: '999' })
      .open()
    expect([403, 404]).toContain(opened.status)
  })
})
