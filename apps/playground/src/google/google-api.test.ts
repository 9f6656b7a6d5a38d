import { expect, test } from 'vitest'
import {
  classroomApi,
  courseMemberPages,
  coursePages,
  directoryUserPages,
  ensureAttachment,
  googleJson,
  listAttachments,
  passGrade,
  readAddOnContext,
  readFrame,
  readInstallState,
  readOrgUnits,
  requireAdministrator,
  readSubmission,
  scopesFor,
  accessTokens,
  type AccessFeature,
  type Audience,
  type Frame,
  type SubmissionPlace,
} from '@lectern/google-classroom'
import { addOn, aGoogle, attributeOf, view } from '../testing/a-google.ts'

const { google, account, browser, fetch } = await aGoogle()
const classroomPages = '/google/classroom.google.com/u/0/c/60070101'
const client = { ...google.client, redirectUri: addOn.redirectUri }

/** As a server has it that holds a refresh token of this person. */
function portsOf(personId: string, audience: Audience, features: readonly AccessFeature[]) {
  const { grants } = google.simulated
  const { sub } = account(personId)
  grants.allow(sub, scopesFor(audience, features))
  let refreshToken = grants.issueRefreshToken(sub)
  const tokens = accessTokens({
    client,
    fetch,
    readRefreshToken: async () => refreshToken,
    replaceRefreshToken: async (next) => void (refreshToken = next),
  })
  return { fetch, tokens, random: () => 0, wait: async () => {} }
}

const elena = () => classroomApi(portsOf('elena-rivera', 'teacher', ['addOn']))

const proofOf = (frame: Frame) => ('addOnToken' in frame ? { addOnToken: frame.addOnToken } : {})

/** Opens the picker for a new assignment, as a teacher does. */
async function picker() {
  const teacher = browser('elena-rivera')
  const editor = await teacher.act(`${classroomPages}/posts`, { kind: 'assignment' })
  const page = await teacher.read(
    await teacher.act(editor, { title: 'Cells', points: '10', action: 'add-on' }),
  )
  return { teacher, editor, frame: readFrame('discovery', new URL(attributeOf(page, 'src')).searchParams) }
}

const attachment = {
  title: 'Atlas',
  teacherView: view('teacher'),
  studentView: view('student'),
  studentWorkReview: view('review'),
  maxPoints: 10,
}

test('a teacher attaches to a draft, publishes it, a student opens and turns in, and the grade is a draft grade', async () => {
  const api = elena()
  const { teacher, editor, frame } = await picker()
  expect(await readAddOnContext(api, frame)).toMatchObject({ role: 'teacher', supportsStudentWork: true })
  const { place } = await ensureAttachment(api, frame, attachment, proofOf(frame))
  expect(await teacher.read(editor)).toContain('grade sync')
  const student = browser('amara-diallo')
  const post = editor.replace('/edit', '')
  expect((await student.get(post)).status).toBe(404)
  expect(await teacher.act(editor, { title: 'Cells', points: '10', action: 'publish' })).toBe(post)

  const opened = await student.read(`${post}/attachments/${place.attachmentId}`)
  const studentFrame = readFrame('student', new URL(attributeOf(opened, 'src')).searchParams)
  const amara = classroomApi(portsOf('amara-diallo', 'student', ['addOn']))
  const context = await readAddOnContext(amara, studentFrame)
  await student.act(`${post}/turn-in`, { state: 'TURNED_IN' })

  const { sub } = account('amara-diallo')
  const review = await teacher.read(`${post}/work/${sub}`)
  const reviewFrame = readFrame('review', new URL(attributeOf(review, 'src')).searchParams) as SubmissionPlace
  expect(context).toMatchObject({ role: 'student', submissionId: reviewFrame.submissionId })
  expect((await readSubmission(api, reviewFrame)).state).toBe('TURNED_IN')
  await passGrade(api, reviewFrame, { points: 8, maxPoints: 10 })
  expect(await teacher.read(`${post}/work/${sub}`)).toMatch(/name="grade"[^>]*value="8"/)
  expect(await student.read(post)).not.toContain('8/10')
  await teacher.act(`${post}/work/${sub}`, { grade: '8', action: 'return' })
  expect(await student.read(post)).toContain('8/10')
  expect((await readSubmission(api, reviewFrame)).state).toBe('RETURNED')
})

test('a reused post and a copied class bring the attachment along, which tells of its history', async () => {
  const api = elena()
  const { teacher, editor, frame } = await picker()
  const { place } = await ensureAttachment(api, frame, attachment, proofOf(frame))
  const reused = await teacher.act(`${classroomPages}/reuse`, { class: '60070101', post: frame.itemId })
  const [, itemId = ''] = /\/a\/(\d+)\/edit$/.exec(reused) ?? []
  const [copy] = await listAttachments(api, { courseId: '60070101', itemId, itemType: 'courseWork' })
  expect(copy?.copyOf).toEqual([expect.objectContaining({ attachmentId: place.attachmentId })])

  const copied = await teacher.act(`${classroomPages}/copy`)
  const classwork = await teacher.read(`${copied}/classwork`)
  expect(classwork).toContain('Biology 9 (copy)')
  expect(classwork).toContain('1 attachment')
  await teacher.act(editor, { action: 'delete' })
  await expect(readAddOnContext(api, frame)).rejects.toMatchObject({ code: 'classroom.not-found' })
})

test('classes, their people, the directory and the installation are read in their real number', async () => {
  const priya = portsOf('priya-raman', 'administrator', ['roster', 'directory', 'installation'])
  const classroom = classroomApi(priya)
  const courses = []
  for await (const page of coursePages(classroom)) courses.push(...page.courses)
  expect(courses.map(({ name }) => name)).toContain('Biology 9')
  const members = []
  for await (const page of courseMemberPages(classroom, {
    courseId: '60070101',
    role: 'student',
    names: true,
  }))
    members.push(...page.members)
  expect(members.map(({ name }) => name)).toContain('Amara Diallo')

  const json = googleJson(priya)
  const users = []
  for await (const page of directoryUserPages(json)) users.push(...page.users)
  expect(users).toHaveLength(google.accounts.filter(({ hostedDomain }) => hostedDomain).length)
  expect((await readOrgUnits(json)).map(({ path }) => path)).toEqual(
    expect.arrayContaining(['/Staff', '/Staff/Technology', '/Students']),
  )
  const { applicationId } = google
  const installed = () => readInstallState(json, applicationId, 'fairview.example')
  expect(await installed()).toBe('installed')
  google.switches.notInstalled = true
  expect(await installed()).toBe('not-installed')
  google.switches.notInstalled = false
})

test('the directory knows who administers the domain, and shows itself to nobody else', async () => {
  const proved = (personId: string) =>
    requireAdministrator(
      googleJson(portsOf(personId, 'administrator', ['directory'])),
      (id) => id === account(personId).sub,
    )
  await proved('priya-raman')
  await expect(proved('elena-rivera')).rejects.toMatchObject({ code: 'classroom.not-administrator' })
})

test('a call without a token, with a parameter that Google does not know or to a host that is none is refused', async () => {
  const { tokens } = portsOf('elena-rivera', 'teacher', ['links'])
  const authorization = `Bearer ${await tokens.current()}`
  const courses = 'https://classroom.googleapis.com/v1/courses'
  expect((await fetch(courses, {})).status).toBe(401)
  expect((await fetch(`${courses}?size=1`, { headers: { authorization } })).status).toBe(400)
  expect((await fetch('https://storage.googleapis.com/v1/b', { headers: { authorization } })).status).toBe(
    404,
  )
})
