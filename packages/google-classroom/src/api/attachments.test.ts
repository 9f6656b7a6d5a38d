import { expect, test } from 'vitest'
import { itemTypes } from '../frames/frame-kinds.ts'
import { aClass } from '../testing/a-class.ts'
import { internal, tooMany } from '../testing/api-error.ts'
import type { Fault } from '../testing/simulated-google.ts'
import type { NewAttachment } from './attachment.ts'
import { knownAncestor, listAttachments, readAttachmentAt } from './attachments.ts'
import { ensureAttachment, heldWithRoomFor, mostAttachments } from './ensure-attachment.ts'

const base = 'https://lectern.example.org/google-classroom/'
const link: NewAttachment = {
  title: 'Atlas',
  teacherView: `${base}teacher?placement=1`,
  studentView: `${base}student?placement=1`,
}
const activity: NewAttachment = {
  ...link,
  studentWorkReview: `${base}review?placement=1`,
  maxPoints: 10,
  due: new Date('2026-09-30T21:59:00Z'),
}
const refusal = (code: string) => expect.objectContaining({ name: 'Problem', code })
const isAttaching = ({ pathname }: URL): boolean => pathname.endsWith('/addOnAttachments')
const requestsOf = ({ google }: Awaited<ReturnType<typeof aClass>>, method: string) =>
  google.requests.filter(({ method: used, url }) => used === method && isAttaching(url))

/** It arrives, and its answer does not. */
const answerLost: Fault = async (answer) => {
  await answer()
  throw new TypeError('fetch failed', { cause: new Error('ECONNRESET') })
}
/** Let a request through. */
const pass: Fault = (answer) => answer()

test.each(itemTypes)('attaches and finds in %s', async (itemType) => {
  const { teacher, item, addOnToken } = await aClass({ itemType })
  const made = await ensureAttachment(teacher, item, link, { addOnToken })
  expect(made).toMatchObject({ ...link, copyOf: [], place: item && { itemType } })
  expect(await readAttachmentAt(teacher, made.place)).toEqual(made)
  expect(await listAttachments(teacher, item)).toEqual([made])
})

test('attaches an activity with points and an hour at which it is due', async () => {
  const { teacher, item, addOnToken } = await aClass()
  const made = await ensureAttachment(teacher, item, activity, { addOnToken })
  expect(made).toMatchObject(activity)
})

test('tells before anything is attached whether all of it fits, beside what is there', async () => {
  const { teacher, item, addOnToken, google } = await aClass()
  const views = Array.from({ length: mostAttachments + 1 }, (_, index) => ({
    ...link,
    studentView: `${base}student?placement=${index}`,
  }))
  const studentViews = views.map(({ studentView }) => studentView)
  await expect(heldWithRoomFor(teacher, item, studentViews)).rejects.toMatchObject({
    kind: 'conflict',
    code: 'classroom.item-full',
    details: { most: mostAttachments, room: mostAttachments },
  })
  const fitting = studentViews.slice(0, mostAttachments)
  const held = await heldWithRoomFor(teacher, item, fitting)
  for (const view of views.slice(0, mostAttachments))
    await ensureAttachment(teacher, item, view, { addOnToken, held })
  expect(google.requests.filter(({ method }) => method === 'GET')).toHaveLength(2)
  // The same ones again are there already.
  expect(await heldWithRoomFor(teacher, item, fitting)).toHaveLength(mostAttachments)
  await expect(heldWithRoomFor(teacher, item, studentViews)).rejects.toMatchObject({
    details: { room: 0 },
  })
})

test('attaches once, however often it is asked to', async () => {
  const room = await aClass()
  const { teacher, item, addOnToken } = room
  const first = await ensureAttachment(teacher, item, link, { addOnToken })
  expect(await ensureAttachment(teacher, item, link, { addOnToken })).toEqual(first)
  expect(requestsOf(room, 'POST')).toHaveLength(1)
})

test('finds what it made when the answer was lost, and makes it once more when it did not arrive', async () => {
  const lost = await aClass()
  // The token, which lists and creates.
  lost.google.failNext(pass, pass, answerLost)
  await ensureAttachment(lost.teacher, lost.item, link, { addOnToken: lost.addOnToken })
  expect(lost.classroom.world.attachments).toHaveLength(1)
  expect(requestsOf(lost, 'POST')).toHaveLength(1)

  const failed = await aClass()
  failed.google.failNext(pass, pass, internal)
  await ensureAttachment(failed.teacher, failed.item, link, { addOnToken: failed.addOnToken })
  expect(failed.classroom.world.attachments).toHaveLength(1)
  expect(requestsOf(failed, 'POST')).toHaveLength(2)
})

test('says that the licence is missing, so that a link can be offered', async () => {
  const { unlicensed, item, classroom } = await aClass()
  const addOnToken = classroom.addOnToken(item, { sub: '102', email: '' })
  const refused = ensureAttachment(unlicensed, item, link, { addOnToken })
  await expect(refused).rejects.toThrow(refusal('classroom.licence-missing'))
  await expect(refused).rejects.toThrow('Billing > Licenses')
})

test('takes no other refusal for a missing licence', async () => {
  const { teacher, item, addOnToken, google } = await aClass()
  const refused = { error: { code: 403, message: '@SomethingNew no' } }
  google.failNext(pass, pass, () => Response.json(refused, { status: 403 }))
  await expect(ensureAttachment(teacher, item, link, { addOnToken })).rejects.toThrow(
    refusal('classroom.forbidden'),
  )
})

test('takes the refusal of the list, as of somebody who teaches there no more, for no missing licence', async () => {
  const { teacher, item, course, addOnToken, google } = await aClass()
  course.teachers.length = 0
  await expect(ensureAttachment(teacher, item, link, { addOnToken })).rejects.toThrow(
    refusal('classroom.forbidden'),
  )
  expect(google.requests.some(({ method, url }) => method === 'POST' && isAttaching(url))).toBe(false)
})

test('says so also where the licence ends between two attempts', async () => {
  const { teacher, item, addOnToken, google, classroom } = await aClass()
  google.failNext(pass, pass, () => {
    classroom.world.switches.licences = false
    return new Response('', { status: 503 })
  })
  await expect(ensureAttachment(teacher, item, link, { addOnToken })).rejects.toThrow(
    refusal('classroom.licence-missing'),
  )
})

test('takes a frame for the place it names, and sends Google nothing else of it', async () => {
  const { teacher, item, addOnToken } = await aClass()
  const frame = { kind: 'discovery', loginHint: '101', ...item, addOnToken } as const
  const { place } = await ensureAttachment(teacher, frame, link, frame)
  const view = { kind: 'teacher', loginHint: '101', ...place } as const
  expect((await readAttachmentAt(teacher, view)).place).toEqual(place)
})

test('refuses what Google would refuse before it is asked', async () => {
  const room = await aClass({ itemType: 'announcements' })
  for (const attachment of [
    { ...link, title: ' ' },
    { ...link, title: 'x'.repeat(1001) },
    { ...link, maxPoints: 1 },
    activity,
    { ...link, due: new Date(NaN) },
  ])
    await expect(ensureAttachment(room.teacher, room.item, attachment)).rejects.toThrow(
      refusal('classroom.attachment-invalid'),
    )
  expect(room.google.requests).toEqual([])
})

test('hands on what Google alone can tell: a prefix that is not allowed, a closed course, another project', async () => {
  const { teacher, item, course, addOnToken, classroom } = await aClass()
  const elsewhere = { ...link, studentView: 'https://evil.example/' }
  await expect(ensureAttachment(teacher, item, elsewhere, { addOnToken })).rejects.toThrow(
    refusal('classroom.request-invalid'),
  )
  course.state = 'ARCHIVED'
  await expect(ensureAttachment(teacher, item, link, { addOnToken })).rejects.toThrow(
    refusal('classroom.course-closed'),
  )
  course.state = 'ACTIVE'
  const made = await ensureAttachment(teacher, item, link, { addOnToken })
  classroom.world.attachments[0]!.project = 'another'
  expect(await listAttachments(teacher, item)).toEqual([])
  await expect(readAttachmentAt(teacher, made.place)).rejects.toThrow(refusal('classroom.not-found'))
})

test('follows the copies of an attachment to the nearest that is known', async () => {
  const { teacher, item, course, addOnToken, classroom } = await aClass()
  const made = await ensureAttachment(teacher, item, link, { addOnToken })
  const copied = classroom.copyItem(item, course.id)
  const again = classroom.copyItem(copied, course.id)
  const [found] = await listAttachments(teacher, again)
  expect(found!.copyOf.map(({ itemId }) => itemId)).toEqual([copied.itemId, item.itemId])
  const known = new Map([[made.place.attachmentId, 'Atlas']])
  expect(knownAncestor(found!, ({ attachmentId }) => known.get(attachmentId))).toBe('Atlas')
  expect(knownAncestor(made, ({ attachmentId }) => known.get(attachmentId))).toBeUndefined()
})

test('says when to come back where Google wants longer than anybody waits', async () => {
  const { teacher, item, google } = await aClass()
  google.failNext(pass, () => tooMany(90))
  await expect(listAttachments(teacher, item)).rejects.toMatchObject({
    code: 'classroom.quota',
    kind: 'too-many',
    details: { status: 429, retryAfterSeconds: 90 },
  })
})
