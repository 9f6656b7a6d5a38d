import { expect, test } from 'vitest'
import { judge } from './outcome.ts'

const returnUrl = 'http://127.0.0.1:8899/return'
const answer = (status: number, own: { location?: string; body?: string } = {}) => ({
  status,
  url: 'https://tool.example/launch',
  body: '',
  ...own,
})

test.each([
  ['a page', answer(200), 'accepted'],
  ['a refusal', answer(403), 'refused'],
  ['a failure', answer(500), 'broken'],
  ['a redirect to content', answer(303, { location: 'https://app.example/course' }), 'accepted'],
  ['a way back with words', answer(303, { location: `${returnUrl}?lti_errormsg=No` }), 'refused'],
  ['a way back without words', answer(303, { location: returnUrl }), 'accepted'],
  ['words for somebody else', answer(303, { location: 'https://app.example/?lti_errormsg=No' }), 'accepted'],
])('%s is judged by status and direction', (_, ended, kind) => {
  expect(judge(ended, { returnUrl })).toMatchObject({ kind })
})

test('says in a line what was seen', () => {
  const body = '<p>Tool</p>\n<h1 class="x">Not <b>today</b>\n sorry</h1>'
  expect(judge(answer(403, { body }), { returnUrl }).observed).toBe('403 Not today sorry')
})
