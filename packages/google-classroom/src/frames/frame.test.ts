import { expect, test } from 'vitest'
import { frameKinds, itemTypes, type FrameKind } from './frame-kinds.ts'
import { readFrame } from './frame.ts'

const all: Record<string, string> = {
  courseId: '12345',
  itemId: 'MTIzNDU2Nzg5',
  itemType: 'courseWork',
  addOnToken: 'AbC.123-_~/+=',
  attachmentId: 'att1',
  submissionId: 'Cg4I',
  urlToUpgrade: 'https://app.example.org/@author/book?page=3#top',
  login_hint: '104',
}
const kinds = Object.keys(frameKinds) as FrameKind[]
const demanded = (kind: FrameKind) => ['courseId', 'itemId', 'itemType', ...frameKinds[kind]]

function address(kind: FrameKind, changes: Record<string, string | undefined> = {}): URLSearchParams {
  const names = [...demanded(kind), 'login_hint']
  const given = { ...Object.fromEntries(names.map((name) => [name, all[name]])), ...changes }
  return new URLSearchParams(
    Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

const refusal = (code: string) => expect.objectContaining({ name: 'Problem', code })

test.each(kinds)('reads the %s frame as Classroom opens it', (kind) => {
  const own = Object.fromEntries(frameKinds[kind].map((name) => [name, all[name]]))
  expect(readFrame(kind, address(kind))).toEqual({
    kind,
    courseId: '12345',
    itemId: 'MTIzNDU2Nzg5',
    itemType: 'courseWork',
    loginHint: '104',
    ...own,
  })
})

test.each(kinds)('refuses a %s frame that lacks any of its parameters, or has it empty or twice', (kind) => {
  for (const name of demanded(kind)) {
    expect(() => readFrame(kind, address(kind, { [name]: undefined }))).toThrow(
      refusal('classroom.parameter-missing'),
    )
    expect(() => readFrame(kind, address(kind, { [name]: '' }))).toThrow(
      refusal('classroom.parameter-missing'),
    )
    const twice = address(kind)
    twice.append(name, all[name]!)
    expect(() => readFrame(kind, twice)).toThrow(refusal('classroom.parameter-duplicated'))
  }
})

test.each(kinds)('refuses in a %s frame what Classroom never sends there', (kind) => {
  const strangers = ['addOnToken', 'attachmentId', 'submissionId', 'urlToUpgrade'].filter(
    (name) => !demanded(kind).includes(name),
  )
  for (const name of strangers)
    expect(() => readFrame(kind, address(kind, { [name]: all[name] }))).toThrow(
      refusal('classroom.parameter-foreign'),
    )
})

test('takes each kind of item in the teacher view, and only course work in the review of student work', () => {
  for (const itemType of itemTypes)
    expect(readFrame('teacher', address('teacher', { itemType })).itemType).toBe(itemType)
  for (const itemType of ['announcements', 'courseWorkMaterials'])
    expect(() => readFrame('review', address('review', { itemType }))).toThrow(
      refusal('classroom.parameter-contradictory'),
    )
})

test.each([
  ['itemType', 'assignment'],
  ['itemType', 'constructor'],
  ['courseId', '../courses/1'],
  ['attachmentId', 'a b'],
  ['login_hint', 'a\u0000b'],
  ['hd', 'a/b'],
])('refuses %s when it is no such thing', (name, value) => {
  expect(() => readFrame('teacher', address('teacher', { [name]: value }))).toThrow(
    refusal('classroom.parameter-malformed'),
  )
})

test.each([
  'javascript:alert(1)',
  'https://good.example@evil.example/',
  'data:text/html,x',
  'https://a.example/ b',
  'https://a:b/',
  'https://[/',
  'https://%zz/',
])('refuses to upgrade what is no plain web address: %s', (urlToUpgrade) => {
  expect(() => readFrame('upgrade', address('upgrade', { urlToUpgrade }))).toThrow(
    refusal('classroom.parameter-malformed'),
  )
})

test.each([
  ['courseId', 256],
  ['addOnToken', 4097],
  ['urlToUpgrade', 2025],
])('refuses %s of %i characters', (name, length) => {
  expect(() =>
    readFrame('upgrade', address('upgrade', { [name]: `https://a.example/${'x'.repeat(length)}` })),
  ).toThrow(refusal('classroom.parameter-too-long'))
})

test('takes the older postId beside itemId where both name the same item, and refuses it where they differ', () => {
  expect(readFrame('student', address('student', { postId: all.itemId, hd: 'example.org' })).itemId).toBe(
    all.itemId,
  )
  expect(() => readFrame('student', address('student', { postId: 'other' }))).toThrow(
    refusal('classroom.parameter-contradictory'),
  )
})

test('leaves parameters alone that are its own or unknown, and opens without a login hint', () => {
  const params = address('teacher', { login_hint: undefined, placement: '7', newOne: 'x' })
  params.append('newOne', 'y')
  const frame = readFrame('teacher', params)
  expect(frame.loginHint).toBeUndefined()
  expect(Object.keys(frame)).not.toContain('newOne')
})
