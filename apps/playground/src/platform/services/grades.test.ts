import { expect, test } from 'vitest'
import { aPlayground } from '../../testing/a-playground.ts'
import { aSigningTool } from '../../testing/a-signing-tool.ts'
import { callService, tokenFor } from '../../testing/service-calls.ts'
import { lineItemsType, lineItemType } from './line-items.ts'
import { resultsType } from './results.ts'
import { scoreType } from './scores.ts'
import { gradeScopes, serviceScopes } from './service-scopes.ts'

const tool = await aSigningTool()
const playground = await aPlayground({ tool: tool.registered })
const { canvas, url } = playground
const token = await tokenFor(canvas, tool, ...gradeScopes)
const columns = `${url}/api/lti/courses/101/line_items`
const amara = '0c4b7e2d-95f8-4d1a-8e63-b7a2f1d06c11'
const elena = '6f1d2c3a-0b54-4e4e-9a39-5a4d1c7b2e01'

const create = (body: unknown, type = lineItemType): Promise<Response> =>
  callService(columns, { method: 'POST', token, type, body })

async function aColumn(overrides: object = {}): Promise<string> {
  return Object(await (await create({ label: 'Cells', scoreMaximum: 10, ...overrides })).json()).id
}

const list = async (query = ''): Promise<{ items: { label: string }[]; link: string | null }> => {
  const answer = await callService(`${columns}${query}`, { token, accept: lineItemsType })
  return { items: Object(await answer.json()), link: answer.headers.get('link') }
}

let second = 0
const score = (overrides: object = {}): object => ({
  userId: amara,
  scoreGiven: 4,
  scoreMaximum: 5,
  comment: 'Well done',
  timestamp: new Date(Date.UTC(2026, 10, 26, 9, 0, second++)).toISOString(),
  activityProgress: 'Completed',
  gradingProgress: 'FullyGraded',
  ...overrides,
})
const post = (column: string, body: object, type = scoreType): Promise<Response> =>
  callService(`${column}/scores`, { method: 'POST', token, type, body })
const results = async (column: string, query = ''): Promise<object[]> =>
  Object(await (await callService(`${column}/results${query}`, { token, accept: resultsType })).json())

test('a column is made, read, changed and deleted', async () => {
  const made = await create({ label: 'Lab', scoreMaximum: 20, resourceId: 'lab-1', tag: 'grade' })
  expect(made.status).toBe(201)
  const item = Object(await made.json())
  expect(item).toMatchObject({ label: 'Lab', scoreMaximum: 20, resourceId: 'lab-1', tag: 'grade' })
  const change = { label: 'Lab report', scoreMaximum: 30 }
  await callService(item.id, { method: 'PUT', token, type: lineItemType, body: change })
  const read = await callService(item.id, { token, accept: lineItemType })
  expect(await read.json()).toEqual({ ...change, id: item.id })
  expect((await callService(item.id, { method: 'DELETE', token })).status).toBe(204)
  expect((await callService(item.id, { token })).status).toBe(404)
})

test('finds columns by resource, tag and link, and pages as asked', async () => {
  await create({ label: 'A', scoreMaximum: 1, resourceId: 'r', tag: 'x' })
  await create({ label: 'B', scoreMaximum: 1, resourceId: 'r', tag: 'y' })
  expect((await list('?resource_id=r')).items.map(({ label }) => label)).toEqual(['A', 'B'])
  expect((await list('?resource_id=r&tag=y')).items.map(({ label }) => label)).toEqual(['B'])
  expect((await list('?resource_link_id=none')).items).toEqual([])
  const { items, link } = await list('?resource_id=r&limit=1')
  expect(items).toHaveLength(1)
  expect(link).toMatch(/resource_id=r.*page=2.*rel="next"/)
})

test.each([
  ['without a label', { scoreMaximum: 1 }],
  ['without a maximum', { label: 'x' }],
  ['with a maximum below zero', { label: 'x', scoreMaximum: -1 }],
])('makes no column %s', async (_, body) => {
  expect((await create(body)).status).toBe(400)
})

test('takes the media type of the service alone, without parameters, and no broken JSON', async () => {
  const sound = { label: 'x', scoreMaximum: 1 }
  expect((await create(sound, 'application/json')).status).toBe(415)
  expect((await create(sound, `${lineItemType}; charset=utf-8`)).status).toBe(415)
  expect((await create('{')).status).toBe(400)
  const column = await aColumn()
  expect((await post(column, score(), 'application/json')).status).toBe(415)
})

test('makes no column of a link that is not there', async () => {
  expect((await create({ label: 'x', scoreMaximum: 1, resourceLinkId: 'nowhere' })).status).toBe(404)
})

test('a score stands in the gradebook and in the results, on the scale of its column', async () => {
  const column = await aColumn({ label: 'Mitosis quiz' })
  const answer = await post(column, score())
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({ resultUrl: `${column}/results/${amara}` })
  expect(await results(column)).toEqual([
    {
      id: `${column}/results/${amara}`,
      scoreOf: column,
      userId: amara,
      resultScore: 8,
      resultMaximum: 10,
      comment: 'Well done',
    },
  ])
  expect(await results(column, `?user_id=${elena}`)).toEqual([])
  const page = await (await playground.get('/canvas/courses/101/grades?as=elena-rivera')).text()
  expect(page).toContain('Mitosis quiz (10)')
  expect(page).toMatch(/8\s+<span class="quiet">“Well done”<\/span>/)
  expect(await (await playground.get('/canvas/courses/101/grades?as=amara-diallo')).text()).toMatch(
    /8\s+<span/,
  )
})

test('a score without points clears the grade, and one without comment the comment', async () => {
  const column = await aColumn()
  await post(column, score())
  await post(column, score({ comment: undefined }))
  expect(await results(column)).toEqual([expect.not.objectContaining({ comment: expect.anything() })])
  await post(column, score({ scoreGiven: undefined, scoreMaximum: undefined }))
  expect(await results(column)).toEqual([expect.not.objectContaining({ resultScore: expect.anything() })])
})

test('refuses a score that is not later than the last one', async () => {
  const column = await aColumn()
  const timestamp = '2026-11-26T10:00:00.500Z'
  expect((await post(column, score({ timestamp }))).status).toBe(200)
  for (const stale of [timestamp, '2026-11-26T10:00:00.499Z'])
    expect((await post(column, score({ timestamp: stale }))).status).toBe(400)
  expect((await post(column, score({ timestamp: '2026-11-26T10:00:00.501Z' }))).status).toBe(200)
})

test.each([
  ['a teacher', elena],
  ['somebody unknown', 'nobody'],
])('refuses a score of %s: only students have grades', async (_, userId) => {
  expect((await post(await aColumn(), score({ userId }))).status).toBe(422)
})

test.each([
  ['a maximum', { scoreMaximum: undefined }],
  ['a time', { timestamp: undefined }],
  ['a time that is one', { timestamp: 'yesterday' }],
  ['its activity', { activityProgress: undefined }],
  ['its grading in the right word', { gradingProgress: 'Done' }],
  ['points that are a number', { scoreGiven: 'many' }],
])('refuses a score without %s', async (_, wrong) => {
  const column = await aColumn()
  expect((await post(column, score(wrong))).status).toBe(400)
  expect(await results(column)).toEqual([])
})

test('each deed needs its scope', async () => {
  const column = await aColumn()
  const bearers = await Promise.all(
    [serviceScopes.lineItemsReadOnly, serviceScopes.scores, serviceScopes.results].map((scope) =>
      tokenFor(canvas, tool, scope),
    ),
  )
  const [reader, scorer, auditor] = bearers
  const status = async (address: string, call: Parameters<typeof callService>[1]): Promise<number> =>
    (await callService(address, call)).status
  expect(await status(columns, { token: reader })).toBe(200)
  expect(await status(columns, { token: scorer })).toBe(401)
  const made = { method: 'POST', type: lineItemType, body: { label: 'x', scoreMaximum: 1 } }
  expect(await status(columns, { ...made, token: reader })).toBe(401)
  expect(await status(column, { method: 'DELETE', token: reader })).toBe(401)
  const scored = { method: 'POST', type: scoreType, body: score() }
  expect(await status(`${column}/scores`, { ...scored, token: scorer })).toBe(200)
  expect(await status(`${column}/scores`, { ...scored, token: auditor })).toBe(401)
  expect(await status(`${column}/results`, { token: auditor })).toBe(200)
  expect(await status(`${column}/results`, { token: scorer })).toBe(401)
})
