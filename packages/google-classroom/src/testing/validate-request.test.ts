import { expect, test } from 'vitest'
import { simulatedGoogle } from './simulated-google.ts'
import { somePeople } from './simulated-people.ts'

const scopes = ['https://www.googleapis.com/auth/classroom.addons.teacher']

async function asked(method: string, path: string, body?: object) {
  const google = await simulatedGoogle()
  const { id } = google.classroom.addCourse({ teachers: [somePeople.teacher.sub] })
  const item = google.classroom.addItem(id)
  const token = await google.tokensOf(somePeople.teacher.sub, scopes).current()
  const place = `/v1/courses/${item.courseId}/courseWork/${item.itemId}`
  const response = await google.fetch(`https://classroom.googleapis.com${path.replace('{item}', place)}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    body: body && JSON.stringify(body),
  })
  return { status: response.status, answer: JSON.stringify(await response.json()) }
}

test.each([
  ['a path that is in no description', 'GET', '/v1/courses/1/coursework', 404, 'NOT_FOUND'],
  ['a method that its path does not have', 'PUT', '{item}/addOnAttachments', 404, 'NOT_FOUND'],
  ['a parameter it does not know', 'GET', '{item}/addOnAttachments?size=1', 400, 'Unknown name'],
  ['a parameter given twice', 'GET', '{item}/addOnAttachments?pageToken=1&pageToken=2', 400, 'repeatable'],
  ['a number that is none', 'GET', '{item}/addOnAttachments?pageSize=many', 400, 'TYPE_INT32'],
  ['a value that is none of the list', 'GET', '/v1/courses?courseStates=OPEN', 400, 'Invalid value'],
  ['a page token of its own invention', 'GET', '{item}/addOnAttachments?pageToken=x', 400, 'page token'],
  ['a call that the scopes do not allow', 'GET', '/v1/courses', 403, 'ACCESS_TOKEN_SCOPE_INSUFFICIENT'],
])('the simulated API refuses %s', async (_what, method, path, status, words) => {
  const refused = await asked(method, path)
  expect(refused.status).toBe(status)
  expect(refused.answer).toContain(words)
})

test.each([
  ['a member that the schema does not have', { titel: 'x' }, 'Unknown name'],
  ['a member inside of another', { teacherViewUri: { url: 'x' } }, 'teacherViewUri'],
  ['a member of another type', { maxPoints: '10' }, 'maxPoints'],
  ['a date of text', { dueDate: { year: '2026' } }, 'dueDate.year'],
])('the simulated API refuses a body with %s', async (_what, body, words) => {
  const refused = await asked('POST', '{item}/addOnAttachments', body)
  expect(refused.status).toBe(400)
  expect(refused.answer).toContain(words)
})

test('the simulated API refuses a body where none belongs, and who brings no token', async () => {
  expect((await asked('DELETE', '{item}/addOnAttachments/1', {})).answer).toContain('must be empty')
  const google = await simulatedGoogle()
  expect((await google.fetch('https://classroom.googleapis.com/v1/courses', {})).status).toBe(401)
})
