import { describe, expect, test } from 'vitest'
import type { GradeService } from '../launch/service-claims.ts'
import { platformConnections } from './platform-connection.ts'
import { moodleRegistration, moodleServices, recordedMoodle } from './recorded-moodle.ts'
import { listResults, type GradeResult, type GradeResultQuery } from './results.ts'
import { postScore, type Score } from './scores.ts'
import { serviceScopes } from './service-scopes.ts'

const grades: GradeService = { scopes: [serviceScopes.scores, serviceScopes.results] }
const column = new URL(`${moodleServices}/2/lineitems/11/lineitem?type_id=1`)
const done: Score = {
  userId: '6',
  score: { given: 41, maximum: 80 },
  activityProgress: 'Completed',
  gradingProgress: 'FullyGraded',
}

async function collected(results: AsyncIterable<GradeResult>): Promise<GradeResult[]> {
  const all: GradeResult[] = []
  for await (const result of results) all.push(result)
  return all
}

describe('a real Moodle', () => {
  test('takes a score as it wants it, the path before the query', async () => {
    const moodle = recordedMoodle('ags-score-post')
    const now = () => new Date('2026-11-22T04:53:13.600Z')
    const score = { ...done, comment: 'Well <b>done</b>\nsecond line' }
    expect(await postScore(moodle.connection, grades, column, score, { now })).toEqual({
      outcome: 'stored',
      timestamp: now(),
    })
    expect(moodle.asked).toEqual(moodle.recorded)
    expect(moodle.asked[0]!.url).toBe(`${moodleServices}/2/lineitems/11/lineitem/scores?type_id=1`)
  })

  test.each([
    {
      name: 'ags-score-error-older-timestamp',
      outcome: 'not-later',
      words: /^409 Refusing score with an earlier timestamp/,
    },
    {
      name: 'ags-score-error-unknown-user',
      outcome: 'not-gradable',
      words: /^400 Incorrect score received$/,
    },
    { name: 'ags-score-error-teacher', outcome: 'not-gradable', words: /^400 Incorrect score received$/ },
    {
      name: 'ags-score-error-unknown-lineitem',
      outcome: 'not-found',
      words: /Grade item 9999 doesn't exist$/,
    },
  ])('answers $name: $outcome', async ({ name, outcome, words }) => {
    const { connection } = recordedMoodle(name)
    expect(await postScore(connection, grades, column, done)).toEqual({
      outcome,
      words: expect.stringMatching(words),
    })
  })

  const recordedResults = async (name: string, query?: GradeResultQuery) => {
    const moodle = recordedMoodle(name)
    const results = await collected(listResults(moodle.connection, grades, column, query))
    expect(moodle.asked).toEqual(moodle.recorded)
    return results
  }

  test('tells the results of a column', async () => {
    const results = await recordedResults('ags-results')
    expect(results[0]).toEqual({ userId: '6', score: { given: 56, maximum: 80 } })
    expect(results.find(({ userId }) => userId === '10')).toEqual({ userId: '10' })
    expect(await recordedResults('ags-results-one-user', { userId: '6' })).toHaveLength(1)
  })

  test('fails when results are asked for with a limit, in the words of its error page', async () => {
    const { connection } = recordedMoodle('ags-results-limit-2')
    await expect(collected(listResults(connection, grades, column, { limit: 2 }))).rejects.toMatchObject({
      code: 'lti.service-not-found',
      details: { words: expect.stringContaining('Call to a member function out() on null') },
    })
  })

  test('has an entry without score for a grade that was cleared', async () => {
    const { connection } = recordedMoodle('seq-2-results')
    expect(await collected(listResults(connection, grades, column))).toEqual([{ userId: '20' }])
  })
})

/** A platform that answers these in turn; `posted` are the scores. */
function answering(...answers: Response[]) {
  const posted: { timestamp: string; [member: string]: unknown }[] = []
  const token = { value: 'token-1', scopes: [], expiresAt: new Date('2100-01-01') }
  const connection = platformConnections({
    fetch: async (_url, { body }) => {
      if (typeof body === 'string') posted.push(JSON.parse(body) as (typeof posted)[number])
      return answers.shift()!
    },
    tokens: { tokenFor: async () => token, drop() {} },
    wait: async () => {},
  })(moodleRegistration)
  return { posted, connection }
}

const taken = () => new Response('', { status: 200 })
const now = () => new Date('2026-11-22T10:00:00.500Z')

describe('a timestamp', () => {
  test.each([
    { last: 'long ago', after: '2026-11-22T09:00:00.000Z', timestamp: '2026-11-22T10:00:00.500Z' },
    { last: 'in the same second', after: '2026-11-22T10:00:00.100Z', timestamp: '2026-11-22T10:00:01.100Z' },
    {
      last: 'by a clock ahead of ours',
      after: '2026-11-22T10:05:00.000Z',
      timestamp: '2026-11-22T10:05:01.000Z',
    },
  ])('is later by a second than the last one, $last', async ({ after, timestamp }) => {
    const { posted, connection } = answering(taken())
    const outcome = await postScore(connection, grades, column, done, { after: new Date(after), now })
    expect(posted[0]!.timestamp).toBe(timestamp)
    expect(outcome).toEqual({ outcome: 'stored', timestamp: new Date(timestamp) })
  })

  test('is a later one in every attempt, because the one before may have arrived', async () => {
    const { posted, connection } = answering(
      new Response('', { status: 502 }),
      new Response('', { status: 503 }),
      taken(),
    )
    const outcome = await postScore(connection, grades, column, done, { now })
    expect(posted.map(({ timestamp }) => timestamp)).toEqual([
      '2026-11-22T10:00:00.500Z',
      '2026-11-22T10:00:01.500Z',
      '2026-11-22T10:00:02.500Z',
    ])
    expect(outcome).toEqual({ outcome: 'stored', timestamp: new Date('2026-11-22T10:00:02.500Z') })
  })
})

test.each([
  {
    who: 'Canvas, of an old score',
    status: 400,
    body: '{"errors":[{"message":"Provided timestamp before last updated timestamp"}]}',
    outcome: 'not-later',
  },
  {
    who: 'Canvas, of a teacher',
    status: 422,
    body: '{"errors":{"message":"User not found in course or is not a student"}}',
    outcome: 'not-gradable',
  },
  { who: 'Brightspace, of someone not enrolled', status: 404, body: '', outcome: 'not-found' },
])('$who: $outcome', async ({ status, body, outcome }) => {
  const { connection } = answering(new Response(body, { status }))
  expect(await postScore(connection, grades, column, done)).toMatchObject({ outcome })
})

test('a refusal of the tool is no outcome of a score', async () => {
  const { connection } = answering(new Response('', { status: 403, statusText: 'Forbidden' }))
  await expect(postScore(connection, grades, column, done)).rejects.toMatchObject({
    code: 'lti.service-forbidden',
  })
})

test('a score may clear the grade, exceed its maximum, and carry extensions', async () => {
  const { posted, connection } = answering(taken(), taken())
  const { score: _none, ...cleared } = done
  await postScore(connection, grades, column, cleared, { now })
  await postScore(
    connection,
    grades,
    column,
    {
      ...done,
      score: { given: 12, maximum: 10 },
      extensions: { 'https://canvas.instructure.com/lti/submission': { new_submission: false } },
    },
    { now },
  )
  expect(posted).toEqual([
    {
      userId: '6',
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
      timestamp: now().toISOString(),
    },
    {
      userId: '6',
      scoreGiven: 12,
      scoreMaximum: 10,
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
      timestamp: now().toISOString(),
      'https://canvas.instructure.com/lti/submission': { new_submission: false },
    },
  ])
})

test.each([
  { given: -1, maximum: 10 },
  { given: Number.NaN, maximum: 10 },
  { given: 1, maximum: 0 },
  { given: 1, maximum: Infinity },
])('$given of $maximum is not sent', async (score) => {
  const { posted, connection } = answering()
  await expect(postScore(connection, grades, column, { ...done, score })).rejects.toMatchObject({
    kind: 'invalid',
    code: 'lti.score-invalid',
  })
  expect(posted).toEqual([])
})

test('where the launch offered no scores or results, the platform is not asked', async () => {
  const { connection } = answering()
  const refusal = { code: 'lti.service-not-offered' }
  await expect(postScore(connection, { scopes: [] }, column, done)).rejects.toMatchObject(refusal)
  await expect(listResults(connection, undefined, column).next()).rejects.toMatchObject(refusal)
})

test.each([
  { result: { userId: '1', resultScore: 0.5 }, is: [{ userId: '1', score: { given: 0.5, maximum: 1 } }] },
  {
    result: { userId: 1, resultScore: '7', resultMaximum: 10 },
    is: [{ userId: '1', score: { given: 7, maximum: 10 } }],
  },
  {
    result: { userId: '1', resultScore: null, comment: 'Fine', scoringUserId: '3' },
    is: [{ userId: '1', comment: 'Fine', scoringUserId: '3' }],
  },
  { result: { resultScore: 1 }, is: [] },
  { result: null, is: [] },
])('the result $result reads as $is', async ({ result, is }) => {
  const { connection } = answering(Response.json([result]))
  expect(await collected(listResults(connection, grades, column))).toEqual(is)
})

test('results of others are left out where the platform ignores the filter', async () => {
  const { connection } = answering(Response.json([{ userId: '1' }, { userId: '2' }]))
  expect(await collected(listResults(connection, grades, column, { userId: '2' }))).toEqual([{ userId: '2' }])
})
