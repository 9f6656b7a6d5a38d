import { expect, test } from 'vitest'
import { aPlayground, courseTool } from '../testing/a-playground.ts'

const playground = await aPlayground()
const status = async (path: string): Promise<number> => (await playground.get(path)).status
const text = async (path: string): Promise<string> => (await playground.get(path)).text()

test('every page that the first page leads to answers', async () => {
  const start = await text('/')
  const paths = [...start.matchAll(/href="(\/canvas[^"]*)"/g)].map(([, path = '']) => path)
  expect(paths.length).toBeGreaterThanOrEqual(12)
  for (const path of paths) expect(await status(path), path).toBe(200)
})

test('every link inside a course, as teacher and as student, leads to a page', async () => {
  for (const as of ['elena-rivera', 'amara-diallo', 'test-student'])
    for (const section of ['', '/announcements', '/modules', '/grades', '/users']) {
      const page = await text(`/canvas/courses/101${section}?as=${as}`)
      for (const [, path = ''] of page.matchAll(/href="(\/canvas[^"]*)"/g))
        expect(await status(path), path).toBe(200)
    }
})

test('the page around a launch says what it is and holds the tool in a frame', async () => {
  const page = await text(`${courseTool}?as=elena-rivera`)
  expect(page).toContain('<strong>Simulated Canvas</strong> · playground')
  expect(page).toMatch(/<iframe[^>]*title="Lectern"[^>]*src="[^"]*display=borderless[^"]*"/)
  expect(page).toContain('clipboard-write *')
})

test('students are not offered the placement that Canvas shows to teachers only', async () => {
  expect(await text('/canvas/courses/101?as=elena-rivera')).toContain('Approved apps')
  expect(await text('/canvas/courses/101?as=amara-diallo')).not.toContain('Approved apps')
})

test('without links the modules hold Canvas’ own items only', async () => {
  const page = await text('/canvas/courses/101/modules?as=elena-rivera')
  expect(page).toContain('Microscope lab')
  expect(page).not.toContain('/modules/items/')
})

test.each([
  '/nowhere',
  '/canvas',
  '/canvas?as=nobody',
  '/canvas?as=elena-rivera&as=priya-raman',
  '/canvas/courses/999?as=elena-rivera',
  '/canvas/courses/101/items/9?as=elena-rivera',
  '/canvas/courses/101/modules/items/9?as=elena-rivera',
  '/canvas/accounts/2?as=priya-raman',
])('%s is a page that is not there', async (path) => {
  const response = await playground.get(path)
  expect(response.status).toBe(404)
  expect(await response.text()).toContain('Page not found')
})

test.each([
  ['a teacher', 'another course', '/canvas/courses/102?as=elena-rivera'],
  ['a student', 'another course', '/canvas/courses/103/external_tools/7?as=amara-diallo'],
  ['a teacher', 'the account', '/canvas/accounts/1/settings?as=elena-rivera'],
])('%s does not get into %s', async (_who, _where, path) => {
  expect(await status(path)).toBe(403)
})

test('hostile text in an address stays text', async () => {
  const hostile = '"><script>alert(1)</script>'
  const search = new URLSearchParams({
    as: 'elena-rivera',
    lti_msg: hostile,
    fault: hostile,
    launch: hostile,
  })
  for (const path of [courseTool, '/canvas/courses/101/external_content/success/external_tool_redirect']) {
    const page = await text(`${path}?${search}`)
    expect(page).not.toContain('<script>alert')
  }
  const refused = await text(
    `/canvas/courses/${encodeURIComponent(hostile)}?as=${encodeURIComponent(hostile)}`,
  )
  expect(refused).not.toContain('<script>alert')
})

test('an address that cannot be read is refused as such', async () => {
  const response = await playground.get('/canvas/courses/%E0%A4%A?as=elena-rivera')
  expect(response.status).toBe(400)
  expect(await response.text()).not.toContain('URIError')
})

test('the message a tool sends back is shown', async () => {
  const page = await text(
    '/canvas/courses/101/external_content/success/external_tool_redirect?as=elena-rivera&lti_errormsg=Not+today',
  )
  expect(page).toContain('Not today')
})

test('pages run the playground’s own scripts only', async () => {
  const policy = (await playground.get('/')).headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  for (const name of [
    'submit-form.js',
    'menu.js',
    'tool-frame.js',
    'forwarding-frame.js',
    'selection.js',
    'chosen.js',
    'playground.css',
  ])
    expect(await status(`/assets/${name}`)).toBe(200)
})
