import { expect, test, vi } from 'vitest'
import { aPrivacyModel, somePersonalData } from '../testing/builders.ts'
import { fakeServer } from '../testing/fake-server.ts'
import { click, eventually, mount, named } from '../testing/mount.tsx'

test('says in plain words what is held, and names what is not', async () => {
  const root = await mount(aPrivacyModel())
  expect(root.querySelector('h1')?.textContent).toBe('What Lectern holds about this person')
  const text = root.textContent
  expect(text).toContain('You asked about Sam Student.')
  expect(text).toContain('A code made from the user ID there, and one from the district’s own number')
  expect(text).toContain('As a student; first seen August 20, 2026, last seen September 14, 2026')
  expect(text).toContain('Canvas; opened 5 times, last on September 14, 2026')
  expect(text).toContain('Opened 9 times, from August 20, 2026 to September 14, 2026')
  expect(text).toContain('Opened 3 times, on September 1, 2026; in use for 25 minutes at most')
  expect(text).toContain(
    'Nothing is held about: class lists, student work, added to courses, credit for opened apps, access granted with a google account, notices in a feed, terms of use, and suggestions.',
  )
})

test('speaks to the person themselves, in Spanish too', async () => {
  const root = await mount(aPrivacyModel({ isSelf: true, locale: 'es' }))
  expect(root.querySelector('h1')?.textContent).toBe('Lo que Lectern guarda sobre usted')
  expect(root.textContent).not.toContain('Sam Student')
})

test.each([
  ['acted', 'opened from there'],
  ['not-for-me', 'answered “Not for me”'],
  [null, 'shown, not answered'],
] as const)('tells how a suggestion ended: %s', async (answer, words) => {
  const at = '2026-09-02T15:00:00Z'
  const nudge = { app: null, madeAt: at, toldAt: null, shownAt: at, answeredAt: answer && at, answer }
  const root = await mount(aPrivacyModel({ held: somePersonalData({ nudges: [nudge] }) }))
  expect(root.textContent).toContain('An app that left the catalog')
  expect(root.textContent).toContain(words)
})

test('says where suggestions come by notices, and which did', async () => {
  const at = '2026-09-02T15:00:00Z'
  const nudge = { app: 'Gizmos', madeAt: at, toldAt: at, shownAt: null, answeredAt: null, answer: null }
  const notices = [{ installation: 'Microsoft Teams', notedAt: at }]
  const root = await mount(aPrivacyModel({ held: somePersonalData({ nudges: [nudge], notices }) }))
  expect(root.textContent).toContain('Microsoft TeamsThe user ID there is kept, sealed')
  expect(root.textContent).toContain('GizmosMade on September 2, 2026; announced by a notice')
})

test('says of each credit what became of it, and while a user ID is kept for it', async () => {
  const credit = { app: 'Gizmos', course: 'Biology 9', notedAt: '2026-09-02T15:00:00Z' }
  const credits = [
    { ...credit, state: 'reported' as const },
    { ...credit, app: 'PhET', course: null, state: 'due' as const },
  ]
  const root = await mount(aPrivacyModel({ held: somePersonalData({ credits }) }))
  expect(root.textContent).toContain('Gizmos – Biology 9Told the gradebook on September 2, 2026')
  expect(root.textContent).toContain('PhETOpened on September 2, 2026; the user ID there is kept, sealed')
})

test('says what was granted in a host, since when, and that it ended', async () => {
  const grant = {
    installation: 'Google Classroom',
    audience: 'teacher' as const,
    grantedAt: '2026-09-02T15:00:00Z',
    scopes: ['openid', 'https://www.googleapis.com/auth/classroom.addons.teacher'],
    endedAt: null,
  }
  const grants = [grant, { ...grant, endedAt: '2026-10-02T15:00:00Z' }]
  const root = await mount(aPrivacyModel({ held: somePersonalData({ grants }) }))
  expect(root.textContent).toContain('Since September 2, 2026: openid, classroom.addons.teacher')
  expect(root.textContent).toContain('Ended on October 2, 2026; it was: openid')
})

test('a person who is not known leaves nothing to do', async () => {
  const root = await mount(aPrivacyModel({ held: null }))
  expect(root.textContent).toContain('Nothing. This person is not known to Lectern, or was forgotten.')
  expect(root.querySelectorAll('button')).toHaveLength(0)
})

test('forgets only after it was said what goes and what stays, and then shows nothing of it any more', async () => {
  const server = fakeServer({ 'POST /person/forget': () => ({ body: { forgotten: true } }) })
  const root = await mount(aPrivacyModel())
  await click(named(root, 'Forget this person…'))
  expect(document.activeElement?.textContent).toContain('What stays names nobody')
  expect(server.asked('POST /person/forget')).toHaveLength(0)
  await click(named(root, 'Yes, forget'))
  await eventually(() => expect(root.querySelector('h1')?.textContent).toBe('Forgotten'))
  expect(server.asked('POST /person/forget')).toMatchObject([
    { body: { confirmed: true }, authorization: 'Bearer a-token' },
  ])
  expect(root.textContent).not.toContain('Biology 9')
  expect(document.activeElement?.textContent).toContain('You can close this page.')
})

test('keeping leads back to where one was', async () => {
  const root = await mount(aPrivacyModel({ isSelf: true }))
  await click(named(root, 'Forget me…'))
  await click(named(root, 'Keep'))
  expect(document.activeElement?.textContent).toBe('Forget me…')
})

test('a failure is said beside the button with its reference, and the button works again', async () => {
  const server = fakeServer({
    'POST /person/forget': () => ({ status: 500, body: { detail: 'x', reference: 'K7QM-4XRD' } }),
  })
  const root = await mount(aPrivacyModel())
  await click(named(root, 'Forget this person…'))
  await click(named(root, 'Yes, forget'))
  await eventually(() => expect(root.querySelector('[role=alert]')?.textContent).toContain('K7QM-4XRD'))
  server.answer('POST /person/forget', () => ({ body: { forgotten: true } }))
  await click(named(root, 'Yes, forget'))
  await eventually(() => expect(root.querySelector('h1')?.textContent).toBe('Forgotten'))
})

test('hands the file to the browser, asked for with the session and not by an address', async () => {
  const server = fakeServer({ 'GET /person/export': () => ({ body: { format: 'lectern-person-1' } }) })
  const createObjectURL = vi.fn(() => 'blob:the-file')
  vi.stubGlobal('URL', Object.assign(URL, { createObjectURL, revokeObjectURL: vi.fn() }))
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
  const root = await mount(aPrivacyModel())
  await click(named(root, 'Download as a file'))
  await eventually(() => expect(clicked).toHaveBeenCalledOnce())
  expect(server.asked('GET /person/export')).toMatchObject([{ authorization: 'Bearer a-token' }])
  expect(createObjectURL).toHaveBeenCalledOnce()
})
