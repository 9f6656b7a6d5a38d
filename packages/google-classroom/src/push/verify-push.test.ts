import { expect, test } from 'vitest'
import { fixedGoogleKeys } from '../sign-in/google-keys.ts'
import { pushSigner } from '../testing/push-signer.ts'
import { signingKey } from '../testing/signing-key.ts'
import { changedThing, type CourseChange } from './course-change.ts'
import { judgeDelivery } from './judge-delivery.ts'
import { verifyPush } from './verify-push.ts'

const configured = {
  audience: 'https://lectern.example.org/google-classroom/pubsub',
  serviceAccount: 'push@lectern.iam.gserviceaccount.example',
  subscription: 'projects/lectern/subscriptions/classroom',
}
const key = await signingKey()
const { audience, serviceAccount, subscription } = configured
const expected = {
  audience,
  subscription,
  isSender: (account: string) => account === serviceAccount,
  keys: fixedGoogleKeys(key.jwks),
}
const { push } = pushSigner(key, configured)
const joined: CourseChange = { event: 'CREATED', collection: 'courses.students', courseId: '1', userId: '2' }
const refusal = (code: string) => expect.objectContaining({ name: 'Problem', code })

const changes: CourseChange[] = [
  joined,
  { event: 'DELETED', collection: 'courses.teachers', courseId: '1', userId: '3' },
  { event: 'MODIFIED', collection: 'courses.courseWork', courseId: '1', id: '4' },
  {
    event: 'MODIFIED',
    collection: 'courses.courseWork.studentSubmissions',
    courseId: '1',
    courseWorkId: '4',
    id: '5',
  },
]

test.each(changes)('reads what Google pushed about $collection', async (change) => {
  const publishTime = new Date('2026-09-01T08:00:00Z')
  const { authorization, body } = await push(change, { messageId: '77', publishTime })
  expect(await verifyPush(authorization, body, expected)).toEqual({
    messageId: '77',
    publishedAt: publishTime,
    sender: serviceAccount,
    registrationId: 'r1',
    change,
  })
})

test('tells the things apart that messages are about', () => {
  expect(new Set(changes.map(changedThing)).size).toBe(changes.length)
  expect(changedThing({ ...joined, event: 'DELETED' })).toBe(changedThing(joined))
})

test.each([
  ['classroom.audience-mismatch', { aud: 'https://other.example' }],
  ['classroom.issuer-mismatch', { iss: 'https://evil.example' }],
  ['classroom.token-expired', { exp: 1 }],
  ['classroom.push-sender-mismatch', { email: 'other@lectern.iam.gserviceaccount.example' }],
  ['classroom.push-sender-mismatch', { email_verified: false }],
])('refuses with %s a message pushed with %o', async (code, claims) => {
  const { authorization, body } = await push(joined, { claims })
  await expect(verifyPush(authorization, body, expected)).rejects.toThrow(refusal(code))
})

test('refuses who brings no token, another one than Google’s, or a message of another subscription', async () => {
  const { authorization, body } = await push(joined)
  for (const missing of [undefined, '', 'Bearer', 'Basic eDp5'])
    await expect(verifyPush(missing, body, expected)).rejects.toThrow(refusal('classroom.push-token-missing'))
  const forged = await pushSigner(await signingKey(), configured).push(joined)
  await expect(verifyPush(forged.authorization, body, expected)).rejects.toThrow(
    refusal('classroom.token-signature-invalid'),
  )
  await expect(
    verifyPush(authorization, { ...body, subscription: 'projects/x/subscriptions/y' }, expected),
  ).rejects.toThrow(refusal('classroom.push-subscription-mismatch'))
})

test.each([
  undefined,
  null,
  [],
  'text',
  {},
  { message: {} },
  { message: { messageId: '1', publishTime: 'soon' } },
])('refuses %o, which is no message of Pub/Sub', async (body) => {
  const { authorization } = await push(joined)
  await expect(verifyPush(authorization, body, expected)).rejects.toThrow(refusal('classroom.push-malformed'))
})

test.each([
  'not base64 %%%',
  btoa('[]'),
  btoa('{"collection":"courses.students","eventType":"CREATED","resourceId":{"courseId":"1"}}'),
  btoa('{"collection":"courses.topics","eventType":"CREATED","resourceId":{"courseId":"1","id":"2"}}'),
  btoa('{"collection":"courses.students","eventType":"MOVED","resourceId":{"courseId":"1","userId":"2"}}'),
  'x'.repeat(20_000),
])('takes a message that says nothing known, so that it does not come again', async (data) => {
  const { authorization, body } = await push(data)
  const message = await verifyPush(authorization, body, expected)
  expect(message.change).toBeUndefined()
  expect(judgeDelivery(message, { hadMessage: false })).toBe('unknown')
})

test('reads a thing again once, whatever comes twice, late or out of order', async () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 8, 1, 8, minute))
  const deliver = async (messageId: string, minute: number) => {
    const { authorization, body } = await push(joined, { messageId, publishTime: at(minute) })
    return verifyPush(authorization, body, expected)
  }
  const had = new Set<string>()
  const readAt = new Map<string, Date>()
  const verdicts: string[] = []
  for (const [messageId, minute, receivedAt] of [
    ['b', 5, 6],
    ['b', 5, 7],
    ['a', 1, 8],
    ['c', 9, 10],
    ['d', 9, 10],
  ] as const) {
    const message = await deliver(messageId, minute)
    const thing = changedThing(message.change!)
    const verdict = judgeDelivery(message, { hadMessage: had.has(messageId), readAt: readAt.get(thing) })
    verdicts.push(verdict)
    had.add(messageId)
    if (verdict === 'read') readAt.set(thing, at(receivedAt))
  }
  // The last is as young as what was read, so nobody can tell that it is empty.
  expect(verdicts).toEqual(['read', 'duplicate', 'outdated', 'read', 'read'])
})
