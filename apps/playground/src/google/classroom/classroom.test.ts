import { expect, test } from 'vitest'
import { addOn, aGoogle, attributeOf, view } from '../../testing/a-google.ts'

const { google, account, browser } = await aGoogle()
const { classroom } = google.simulated
const pages = '/google/classroom.google.com/u/0'
const biology = `${pages}/c/60070101`
const microscopeLab = `${biology}/a/600701012`
const { sub: elena } = account('elena-rivera')

/** As the tool does with a token of its own. */
function attach(itemId: string, title = 'Atlas') {
  const item = classroom.world.items.find((one) => one.itemId === itemId)!
  const value = {
    id: classroom.world.newId(),
    courseId: item.courseId,
    itemId,
    title,
    teacherViewUri: { uri: view('teacher') },
    studentViewUri: { uri: view('student') },
    studentWorkReviewUri: { uri: view('review') },
  }
  classroom.world.attachments.push({ project: 'ours', itemType: item.itemType, value })
  return value
}

const frameOf = (page: string) => {
  const address = new URL(attributeOf(page, 'src'))
  return { address, parameters: Object.fromEntries(address.searchParams) }
}

test.each([
  ['announcement', 'announcements'],
  ['assignment', 'courseWork'],
  ['question', 'courseWork'],
  ['material', 'courseWorkMaterials'],
])(
  'the picker of a new %s opens with the parameters of Classroom and a token of its item',
  async (kind, itemType) => {
    const teacher = browser('elena-rivera')
    const editor = await teacher.act(`${biology}/posts`, { kind })
    const { address, parameters } = frameOf(await teacher.read(`${editor}?frame=discovery`))
    const itemId = /\/a\/(\d+)\/edit/.exec(editor)![1]
    expect(address.href.startsWith(addOn.setupUri)).toBe(true)
    expect(parameters).toEqual({
      installation: '7',
      courseId: '60070101',
      itemId,
      itemType,
      addOnToken: expect.any(String),
    })
    expect(classroom.world.addOnTokens.get(parameters['addOnToken']!)).toMatchObject({ itemId, sub: elena })
  },
)

test('frames may do exactly what Classroom lets them, and open no window where windows are blocked', async () => {
  const teacher = browser('elena-rivera')
  const editor = await teacher.act(`${biology}/posts`, { kind: 'assignment' })
  const page = await teacher.read(`${editor}?frame=discovery`)
  expect(attributeOf(page, 'allow')).toBe('microphone *')
  expect(attributeOf(page, 'sandbox')).toBe(
    'allow-popups allow-popups-to-escape-sandbox allow-forms allow-scripts allow-storage-access-by-user-activation allow-same-origin',
  )
  google.switches.popupsBlocked = true
  const blocked = attributeOf(await teacher.read(`${editor}?frame=discovery`), 'sandbox')
  google.switches.popupsBlocked = false
  expect(blocked).toBe('allow-forms allow-scripts allow-storage-access-by-user-activation allow-same-origin')
})

test('an attachment opens as Teacher View or Student View, and names the account once it granted something', async () => {
  const { id } = attach('600701012')
  const place = { courseId: '60070101', itemId: '600701012', itemType: 'courseWork', attachmentId: id }
  const teacher = frameOf(await browser('elena-rivera').read(`${microscopeLab}/attachments/${id}`))
  expect(teacher.address.pathname).toBe('/google-classroom/teacher')
  expect(teacher.parameters).toEqual({ placement: '1', ...place })
  const { sub } = account('amara-diallo')
  google.simulated.grants.allow(sub, ['openid', 'https://www.googleapis.com/auth/userinfo.email'])
  const student = frameOf(await browser('amara-diallo').read(`${microscopeLab}/attachments/${id}`))
  expect(student.address.pathname).toBe('/google-classroom/student')
  expect(student.parameters).toEqual({ placement: '1', ...place, login_hint: sub })
})

test('a teacher reviews the work of one student after the other', async () => {
  const teacher = browser('elena-rivera')
  const { id } = attach('600701013', 'Quiz')
  const quiz = `${biology}/a/600701013`
  const list = await teacher.read(`${quiz}/work`)
  expect(list).toContain('Amara Diallo')
  const { sub } = account('amara-diallo')
  const page = await teacher.read(`${quiz}/work/${sub}`)
  expect(frameOf(page).parameters).toMatchObject({
    attachmentId: id,
    submissionId: classroom.world.submissionId(sub, '600701013'),
  })
  expect(page).toContain('Previous')
  expect(page).toContain('Next')
})

test('a student sees no draft, no editor and no work of others', async () => {
  const editor = await browser('elena-rivera').act(`${biology}/posts`, { kind: 'material' })
  const student = browser('amara-diallo')
  expect((await student.get(editor.replace('/edit', ''))).status).toBe(404)
  for (const path of [`${microscopeLab}/edit`, `${microscopeLab}/work`, `${biology}/reuse`])
    expect((await student.get(path)).status).toBe(403)
  for (const path of [`${biology}/posts`, `${biology}/people`, `${microscopeLab}/edit`])
    expect((await student.post(path, { action: 'delete' })).status).toBe(403)
})

test('a class is closed to whoever is not in it, and to whoever is not signed in', async () => {
  expect((await browser('marcus-okafor').get(biology)).status).toBe(404)
  const signIn = await browser().get(biology)
  expect(signIn.headers.get('location')).toContain('/google/accounts.google.com/signin/identifier?continue=')
})

test('each account of the browser has pages of its own, and somebody is chosen by a link', async () => {
  const both = browser('elena-rivera-private', 'elena-rivera')
  expect(await both.read(`${pages}/h`)).toContain('is in no class')
  expect(await both.read('/google/classroom.google.com/u/1/h')).toContain('Biology 9')
  google.switches.secondAccount = true
  const fresh = browser()
  const home = (await fresh.get('/google/be/marcus-okafor')).headers.get('location')!
  google.switches.secondAccount = false
  expect(home).toBe('/google/classroom.google.com/u/1/h')
  expect(await fresh.read(home)).toContain('Algebra I')
  expect((await fresh.get('/google/be/nobody')).status).toBe(404)
})

test('a link that the tool can open is offered to be upgraded, and the frame gets it whole', async () => {
  const teacher = browser('elena-rivera')
  const editor = await teacher.act(`${biology}/posts`, { kind: 'assignment' })
  const link = 'https://apps.example/atlas?grade=9&view=map'
  const offered = await teacher.act(editor, { action: 'link', link })
  expect(await teacher.read(offered)).toContain('Upgrade link')
  const { address, parameters } = frameOf(
    await teacher.read(await teacher.act(editor, { action: 'upgrade', offered: link })),
  )
  expect(address.href.startsWith(addOn.linkUpgradeUri)).toBe(true)
  expect(parameters).toMatchObject({
    urlToUpgrade: link,
    addOnToken: expect.any(String),
    itemType: 'courseWork',
  })
  attach(parameters['itemId']!)
  expect(await teacher.read(offered)).not.toContain('Upgrade link')
  await teacher.act(editor, { action: 'keep-link', offered: link })
  expect(await teacher.read(editor)).toContain('atlas?grade=9')
})

test('a link of another site is plain material, in the API too; what is no address of the web is not taken', async () => {
  const teacher = browser('elena-rivera')
  const editor = await teacher.act(`${biology}/posts`, { kind: 'assignment' })
  for (const link of ['https://elsewhere.example/page', 'javascript:alert(1)', 'nonsense'])
    expect(await teacher.act(editor, { action: 'link', link, title: 'Reading' })).toBe(editor)
  await teacher.act(editor, { action: 'publish', title: 'Reading' })
  expect(classroom.courseWork.find(({ title }) => title === 'Reading')?.materials).toEqual([
    { link: { url: 'https://elsewhere.example/page', title: 'https://elsewhere.example/page' } },
  ])
  await teacher.act(editor, { remove: 'link 0' })
  expect(await teacher.read(editor)).not.toContain('elsewhere.example')
})

test('work that the API made stands in the class', async () => {
  const value = { id: classroom.world.newId(), courseId: '60070101', title: 'Assigned by link' }
  classroom.courseWork.unshift({ ...value, creationTime: new Date().toISOString(), state: 'PUBLISHED' })
  classroom.world.items.push({ courseId: '60070101', itemId: value.id, itemType: 'courseWork', ours: true })
  expect(await browser('amara-diallo').read(`${biology}/classwork`)).toContain('Assigned by link')
})

test('a post for several classes is a copy in each, which knows what it is a copy of', async () => {
  const teacher = browser('lucia-fernandez')
  const science = google.simulated.classroom.world.courses.find(({ teachers }) =>
    teachers.includes(account('lucia-fernandez').sub),
  )!
  const other = /\/c\/(\d+)/.exec(await teacher.act(`${pages}/c/${science.id}/copy`))![1]!
  const editor = await teacher.act(`${pages}/c/${science.id}/posts`, { kind: 'material' })
  const { id } = attach(/\/a\/(\d+)\/edit/.exec(editor)![1]!)
  await teacher.act(editor, { title: 'Rocks', action: 'publish', [`also-${other}`]: 'on' })
  const copy = classroom.world.attachments.find(({ value }) => value.courseId === other)
  expect(copy?.value.copyHistory).toEqual([expect.objectContaining({ attachmentId: id })])
})

test('behind the back of an open frame the item goes, people leave, and access ends', async () => {
  const teacher = browser('hannah-lindqvist')
  const { sub } = account('hannah-lindqvist')
  const reading = classroom.world.courses.find(({ teachers }) => teachers.includes(sub))!
  const editor = await teacher.act(`${pages}/c/${reading.id}/posts`, { kind: 'assignment' })
  const meanwhile = (action: string) => teacher.post(editor.replace('/edit', '/meanwhile'), { action })
  google.simulated.grants.allow(sub, ['openid'])
  const token = google.simulated.grants.issueRefreshToken(sub)
  expect((await meanwhile('end-tokens')).status).toBe(204)
  expect(google.simulated.grants.ownerOf(token)).toBeUndefined()
  await meanwhile('revoke')
  expect(google.simulated.grants.grants.has(sub)).toBe(false)
  expect((await meanwhile('nothing')).status).toBe(400)
  await meanwhile('delete')
  expect((await meanwhile('leave')).status).toBe(404)
  await teacher.act(`${pages}/c/${reading.id}/people`, { sub, kind: 'teachers', action: 'remove' })
  expect((await teacher.get(`${pages}/c/${reading.id}`)).status).toBe(404)
})

test('an attachment can be of another project, and the frame still opens', async () => {
  const { id } = attach('600701012', 'Disowned')
  const teacher = browser('elena-rivera')
  await teacher.act(`${microscopeLab}/disown`, { attachment: id })
  expect(await teacher.read(microscopeLab)).toContain('Of another project')
  expect(frameOf(await teacher.read(`${microscopeLab}/attachments/${id}`)).parameters).toMatchObject({
    attachmentId: id,
  })
})
