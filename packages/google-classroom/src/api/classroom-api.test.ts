import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { aClass } from '../testing/a-class.ts'
import { somePeople } from '../testing/simulated-people.ts'
import type { Fault } from '../testing/simulated-google.ts'

const refusal = (code: string, more = {}) => expect.objectContaining({ name: 'Problem', code, ...more })
const pass: Fault = (answer) => answer()

async function asked(answer: Fault) {
  const { teacher, google, course } = await aClass()
  google.failNext(pass, answer)
  return teacher.call(({ courses }) => courses.get({ id: course.id }))
}

const error =
  (code: number, message: string, more = {}) =>
  () =>
    Response.json({ error: { code, message, ...more } }, { status: code })

test.each([
  ['classroom.add-on-token-invalid', error(403, '@InvalidAddOnToken no')],
  ['classroom.add-on-token-expired', error(403, '@ExpiredAddOnToken no')],
  ['classroom.foreign-project', error(403, '@ProjectPermissionDenied no')],
  ['classroom.grant-missing', error(403, '@MissingGrant no')],
  ['classroom.course-closed', error(400, '@CourseNotModifiable no')],
  ['classroom.course-owner-inactive', error(400, '@InactiveCourseOwner no')],
  ['classroom.attachment-not-visible', error(400, '@AttachmentNotVisible no')],
  ['classroom.request-invalid', error(400, '@ListCoursesStudentAndTeacherFilter no')],
  ['classroom.scope-missing', error(403, 'no', { errors: [{ reason: 'insufficientPermissions' }] })],
  ['classroom.project-api-off', error(403, 'no', { details: [{ reason: 'SERVICE_DISABLED' }] })],
  ['classroom.quota', error(403, 'no', { errors: [{ reason: 'userRateLimitExceeded' }] })],
  ['classroom.forbidden', error(403, '@AddOnPermissionDenied no')],
  ['classroom.forbidden', error(403, '@InvalidAddOnTokenOfTomorrow no')],
  ['classroom.forbidden', error(403, '@InvalidAddOnToken-2 no')],
  ['classroom.forbidden', error(403, '@constructor no')],
  ['classroom.not-found', error(404, 'no')],
  ['classroom.conflict', error(409, 'no')],
  ['classroom.request-invalid', error(400, 'no')],
  ['classroom.unavailable', () => new Response('<h1>502</h1>', { status: 501 })],
  ['classroom.answer-invalid', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
  [
    'classroom.redirected',
    () => new Response(null, { status: 302, headers: { location: 'https://x.example' } }),
  ],
])('refuses with %s', async (code, answer) => {
  await expect(asked(answer)).rejects.toThrow(refusal(code))
})

test('names the word of Google it does not know, and nobody', async () => {
  const problem = await asked(error(403, '@NewWord teacher@fairview.example may not')).catch(
    (caught: unknown) => caught,
  )
  expect(problem).toMatchObject({ details: { status: 403, word: 'NewWord' } })
  expect(String(problem)).not.toContain('fairview')
})

test('renews a token that ended early, once, and calls again', async () => {
  const { teacher, google, course } = await aClass()
  const read = () => teacher.call(({ courses }) => courses.get({ id: course.id }))
  await read()
  google.grants.expireAccess()
  expect((await read()).id).toBe(course.id)
  google.failNext(error(401, 'no'), pass, error(401, 'no'))
  await expect(read()).rejects.toThrow(refusal('classroom.token-refused'))
})

test('says that the grant is gone when the refresh token was revoked', async () => {
  const { teacher, google, course } = await aClass()
  google.grants.revoke(somePeople.teacher.sub)
  await expect(teacher.call(({ courses }) => courses.get({ id: course.id }))).rejects.toThrow(
    refusal('classroom.grant-revoked'),
  )
})

test('asks once after a refusal: a 403 makes no second request', async () => {
  const { student, google, course } = await aClass()
  await expect(student.call(({ courses }) => courses.get({ id: course.id }))).rejects.toThrow(
    refusal('classroom.scope-missing'),
  )
  expect(google.requests.map(({ url }) => url.pathname)).toEqual(['/token', `/v1/courses/${course.id}`])
})

test('keeps the token out of addresses and problems', async () => {
  const { teacher, google, course } = await aClass()
  const lost: Fault = () => Promise.reject(new TypeError('fetch failed'))
  google.failNext(pass, error(403, 'no'), lost, lost, lost, lost)
  for (const code of ['classroom.forbidden', 'classroom.unreachable']) {
    const problem: unknown = await teacher
      .call(({ courses }) => courses.get({ id: course.id }))
      .catch((caught: unknown) => caught)
    expect(problem).toMatchObject({ code })
    expect(inspect(problem, { depth: 10, showHidden: true })).not.toContain('ya29')
  }
  expect(google.requests.map(({ url }) => url.href).join()).not.toContain('ya29')
})
