import { expect, test } from 'vitest'
import {
  accessFeatures,
  accessTokens,
  classroomApi,
  googleKeys,
  register,
  verifyPush,
  type Feed,
} from '@lectern/google-classroom'
import { addOn, aGoogle } from '../../testing/a-google.ts'

const people = '/google/classroom.google.com/u/0/c/60070102/people'
const courseId = '60070102'

/** A class whose changes the tool asked to hear of. */
async function registered(feed: Feed) {
  const place = await aGoogle()
  const { google, fetch, account } = place
  const marcus = account('marcus-okafor')
  google.simulated.grants.allow(marcus.sub, accessFeatures.administrator.notices)
  const refreshToken = google.simulated.grants.issueRefreshToken(marcus.sub)
  const tokens = accessTokens({
    client: { ...google.client, redirectUri: addOn.redirectUri },
    fetch,
    readRefreshToken: async () => refreshToken,
    replaceRefreshToken: async () => {},
  })
  const { topicName } = google
  const registration = await register(classroomApi({ fetch, tokens }), feed, topicName)
  return { ...place, registration, teacher: place.browser('marcus-okafor'), kai: account('kai-nakamura') }
}

const roster: Feed = { type: 'COURSE_ROSTER_CHANGES', courseId }

test('a student who is added is told to whoever registered, signed as Pub/Sub signs', async () => {
  const { google, fetch, received, registration, teacher, kai } = await registered(roster)
  await teacher.act(people, { sub: kai.sub, kind: 'students', action: 'add' })
  await google.pushesSettled()
  expect(received).toHaveLength(1)
  const { authorization, body } = received[0]!
  const message = await verifyPush(authorization, body, {
    audience: google.pushAudience,
    isSender: (account) => account === google.pushServiceAccount,
    subscription: google.pushSubscription,
    keys: googleKeys({ fetch }),
  })
  expect(message).toMatchObject({
    registrationId: registration.id,
    change: { collection: 'courses.students', event: 'CREATED', courseId, userId: kai.sub },
  })
})

test('nobody is told of another class, nor of another feed', async () => {
  const { google, browser, received, teacher, kai } = await registered(roster)
  const elsewhere = '/google/classroom.google.com/u/0/c/60070101/people'
  await browser('elena-rivera').act(elsewhere, { sub: kai.sub, kind: 'students', action: 'add' })
  const editor = await teacher.act(`/google/classroom.google.com/u/0/c/${courseId}/posts`, {
    kind: 'assignment',
  })
  await teacher.act(editor, { title: 'Lines', action: 'publish' })
  await google.pushesSettled()
  expect(received).toEqual([])
})

test('posted work is told to whoever registered for it', async () => {
  const { google, received, teacher } = await registered({ type: 'COURSE_WORK_CHANGES', courseId })
  const editor = await teacher.act(`/google/classroom.google.com/u/0/c/${courseId}/posts`, {
    kind: 'assignment',
  })
  await teacher.act(editor, { title: 'Lines', action: 'publish' })
  await google.pushesSettled()
  expect(received.map(dataOf)).toMatchObject([{ collection: 'courses.courseWork', eventType: 'CREATED' }])
})

test('a notice that is not acknowledged comes again, under the same id', async () => {
  const { google, received, answers, teacher, kai } = await registered(roster)
  answers.push(503)
  await teacher.act(people, { sub: kai.sub, kind: 'students', action: 'add' })
  await google.pushesSettled()
  const [first, second, ...more] = received.map(({ body }) => body.message.messageId)
  expect([second, more]).toEqual([first, []])
})

test('notices arrive twice, or the newer before the older, where that is switched on', async () => {
  const { google, received, teacher, kai } = await registered(roster)
  const change = (action: string) => teacher.act(people, { sub: kai.sub, kind: 'students', action })
  google.switches.notices = 'duplicate'
  await change('add')
  await google.pushesSettled()
  expect(new Set(received.map(({ body }) => body.message.messageId)).size).toBe(1)
  expect(received).toHaveLength(2)
  received.length = 0
  google.switches.notices = 'out-of-order'
  await change('remove')
  await change('add')
  await google.pushesSettled()
  expect(received.map(dataOf).map(({ eventType }) => eventType)).toEqual(['CREATED', 'DELETED'])
})

const dataOf = ({ body }: { body: { message: { data: string } } }) =>
  JSON.parse(Buffer.from(body.message.data, 'base64').toString()) as { eventType: string }
