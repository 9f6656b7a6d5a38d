import { describe, expect, test } from 'vitest'
import type { GradeService } from '../launch/service-claims.ts'
import type { LineItem } from './line-item.ts'
import {
  createLineItem,
  deleteLineItem,
  ensureLineItem,
  listLineItems,
  readLineItem,
  updateLineItem,
  type LineItemQuery,
} from './line-items.ts'
import { platformConnections } from './platform-connection.ts'
import { moodleRegistration, moodleServices, recordedMoodle } from './recorded-moodle.ts'
import { serviceScopes } from './service-scopes.ts'

const moodleGrades: GradeService = {
  scopes: [serviceScopes.lineItems, serviceScopes.lineItemsReadOnly],
  lineItemsUrl: `${moodleServices}/2/lineitems?type_id=1`,
}
const chapterFive = new URL(`${moodleServices}/2/lineitems/11/lineitem?type_id=1`)

async function collected(items: AsyncIterable<LineItem>): Promise<LineItem[]> {
  const all: LineItem[] = []
  for await (const item of items) all.push(item)
  return all
}

const recordedList = async (name: string, query?: LineItemQuery) => {
  const moodle = recordedMoodle(name)
  const items = await collected(listLineItems(moodle.connection, moodleGrades, query))
  expect(moodle.asked).toEqual(moodle.recorded)
  return items
}

describe('a real Moodle', () => {
  test('lists its columns', async () => {
    const [first] = await recordedList('ags-lineitems-get')
    expect(first).toMatchObject({
      label: 'Quiz 1: Mean & median',
      scoreMaximum: 87,
      resourceId: 'res-q1',
      resourceLinkId: '1',
      tag: 'quiz',
    })
    expect(first!.url.href).toBe(`${moodleServices}/2/lineitems/2/lineitem?type_id=1`)
  })

  test('pages by links in “typographic quotes” with HTML in their addresses', async () => {
    const moodle = recordedMoodle('ags-lineitems-get-limit-1', 'ags-lineitems-get-limit-1-from-1')
    const items = listLineItems(moodle.connection, moodleGrades, { limit: 1 })
    expect([await items.next(), await items.next()].map(({ value }) => (value as LineItem).label)).toEqual([
      'Quiz 1: Mean & median',
      'Multi A',
    ])
    expect(moodle.asked).toEqual(moodle.recorded)
  })

  test('filters by resource and by tag', async () => {
    expect(await recordedList('ags-lineitems-filter-resource_id', { resourceId: 'multi-a' })).toHaveLength(2)
    expect(await recordedList('ags-lineitems-filter-tag', { tag: 'quiz' })).toHaveLength(1)
    expect(await recordedList('ags-lineitems-filter-nothing-matches', { tag: 'nothing' })).toEqual([])
  })

  test('makes, changes, reads and removes a column', async () => {
    const moodle = recordedMoodle(
      'ags-lineitem-create-uncoupled',
      'ags-lineitem-get',
      'ags-lineitem-put',
      'ags-lineitem-delete',
      'ags-lineitem-get-after-delete',
    )
    const { connection } = moodle
    const made = await createLineItem(connection, moodleGrades, {
      label: 'Chapter 5 Test',
      scoreMaximum: 60,
      resourceId: 'a-9334df-33',
      tag: 'grade',
    })
    expect(made.url).toEqual(chapterFive)
    expect(await readLineItem(connection, moodleGrades, made.url)).toEqual(made)
    const changed = await updateLineItem(connection, moodleGrades, {
      url: made.url,
      label: 'Chapter 5 Test (renamed)',
      scoreMaximum: 80,
      resourceId: 'a-9334df-34',
      tag: 'grade2',
      startDateTime: '2026-11-01T00:00:00Z',
    })
    expect(changed).toMatchObject({ label: 'Chapter 5 Test (renamed)', scoreMaximum: 80 })
    expect(await deleteLineItem(connection, moodleGrades, made.url)).toBe(true)
    await expect(readLineItem(connection, moodleGrades, made.url)).rejects.toMatchObject({
      code: 'lti.service-not-found',
      details: { words: "404 Not Found: Grade item 11 doesn't exist" },
    })
    expect(moodle.asked).toEqual(moodle.recorded)
  })

  test('shows a column without label', async () => {
    const { connection } = recordedMoodle('get-the-course-total-grade-item (answered)')
    expect(await readLineItem(connection, moodleGrades, chapterFive)).toMatchObject({
      label: undefined,
      tag: undefined,
      scoreMaximum: 147,
    })
  })

  test.each([
    {
      name: 'ags-lineitem-create-error-no-label',
      code: 'lti.service-refused',
      words: '400 No label or Score Maximum',
    },
    { name: 'ags-lineitem-create-error-unknown-link', code: 'lti.service-forbidden', words: '403 Forbidden' },
  ])('refuses $name in its own words', async ({ name, code, words }) => {
    const { connection } = recordedMoodle(name)
    await expect(
      createLineItem(connection, moodleGrades, { label: 'x', scoreMaximum: 5 }),
    ).rejects.toMatchObject({ code, details: { words } })
  })
})

const grades: GradeService = { ...moodleGrades, lineItemsUrl: 'https://lms.example/items?course=7' }

/** A gradebook that ignores filters; `asked` are method and address. */
function gradebook(...items: unknown[]) {
  const asked: string[] = []
  const token = { value: 'token-1', scopes: [], expiresAt: new Date('2100-01-01') }
  const connection = platformConnections({
    fetch: async (url, { method, body }) => {
      asked.push(`${method} ${url}`)
      if (method === 'DELETE') return new Response('', { status: 404 })
      if (method !== 'POST') return Response.json(items)
      return Response.json({ ...(JSON.parse(body as string) as object), id: '/items/9' }, { status: 201 })
    },
    tokens: { tokenFor: async () => token, drop() {} },
  })(moodleRegistration)
  return { asked, connection }
}

test('a next link is followed as it is', async () => {
  const asked: string[] = []
  const token = { value: 'token-1', scopes: [], expiresAt: new Date('2100-01-01') }
  const connection = platformConnections({
    fetch: async (url) => {
      asked.push(url)
      return Response.json([], asked.length === 1 ? { headers: { link: '</items?p=2>; rel="next"' } } : {})
    },
    tokens: { tokenFor: async () => token, drop() {} },
  })(moodleRegistration)
  await collected(listLineItems(connection, grades, { tag: 'done' }))
  expect(asked).toEqual(['https://lms.example/items?course=7&tag=done', 'https://lms.example/items?p=2'])
})

describe('a column is looked up before it is made', () => {
  const wanted = { label: 'Course finished', scoreMaximum: 1, resourceId: 'course-7', tag: 'done' }

  test('and found by all that was named, also where the platform ignores filters', async () => {
    const { asked, connection } = gradebook(
      { id: '/items/1', label: 'Other', resourceId: 'course-8', tag: 'done' },
      { id: '/items/2', label: 'Renamed by a teacher', resourceId: 'course-7', tag: 'done' },
    )
    expect((await ensureLineItem(connection, grades, wanted)).url.href).toBe('https://lms.example/items/2')
    expect(asked).toEqual(['GET https://lms.example/items?course=7&resource_id=course-7&tag=done'])
  })

  test('and made when there is none', async () => {
    const { asked, connection } = gradebook({ id: '/items/1', label: 'Other', resourceId: 'course-8' })
    const made = await ensureLineItem(connection, grades, wanted)
    expect(made).toMatchObject({
      label: 'Course finished',
      scoreMaximum: 1,
      resourceId: 'course-7',
      tag: 'done',
    })
    expect(made.url.href).toBe('https://lms.example/items/9')
    expect(asked[1]).toBe('POST https://lms.example/items?course=7')
  })
})

test('extensions travel by their full names, there and back', async () => {
  const extensions = { 'https://canvas.instructure.com/lti/submission_type': { type: 'external_tool' } }
  const { connection } = gradebook()
  const made = await createLineItem(connection, grades, { label: 'x', scoreMaximum: 1, extensions })
  expect(made.extensions).toEqual(extensions)
})

test('removing what is gone already is no fault', async () => {
  expect(await deleteLineItem(gradebook().connection, grades, new URL('https://lms.example/items/1'))).toBe(
    false,
  )
})

test.each([
  { label: '', scoreMaximum: 1 },
  { label: 'x', scoreMaximum: 0 },
  { label: 'x', scoreMaximum: -1 },
  { label: 'x', scoreMaximum: Number.NaN },
  { label: 'x', scoreMaximum: Infinity },
])('$label with $scoreMaximum makes no column', async (item) => {
  const { asked, connection } = gradebook()
  await expect(createLineItem(connection, grades, item)).rejects.toMatchObject({
    kind: 'invalid',
    code: 'lti.line-item-invalid',
  })
  expect(asked).toEqual([])
})

test.each([
  { item: { id: 'https://evil.example/items/1' }, code: 'lti.service-link-foreign' },
  { item: { id: 'http://[' }, code: 'lti.service-link-malformed' },
  { item: { label: 'no address' }, code: 'lti.service-answer-invalid' },
  { item: null, code: 'lti.service-answer-invalid' },
])('$item is no column to send scores to', async ({ item, code }) => {
  await expect(collected(listLineItems(gradebook(item).connection, grades))).rejects.toMatchObject({ code })
})

test.each([
  { what: 'nothing', service: undefined },
  { what: 'no scope', service: { ...grades, scopes: [serviceScopes.scores] } },
  { what: 'no collection', service: { scopes: grades.scopes, lineItemUrl: 'https://lms.example/items/1' } },
])('where the launch offered $what, the platform is not asked', async ({ service }) => {
  const { asked, connection } = gradebook()
  await expect(collected(listLineItems(connection, service))).rejects.toMatchObject({
    kind: 'forbidden',
    code: 'lti.service-not-offered',
  })
  expect(asked).toEqual([])
})

test('who may only read is not granted more', async () => {
  const readOnly = { ...grades, scopes: [serviceScopes.lineItemsReadOnly] }
  const { connection } = gradebook()
  await expect(createLineItem(connection, readOnly, { label: 'x', scoreMaximum: 1 })).rejects.toMatchObject({
    code: 'lti.service-not-offered',
    details: { wanted: [serviceScopes.lineItems], offered: [serviceScopes.lineItemsReadOnly] },
  })
})
