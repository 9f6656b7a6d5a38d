import type { CourseLinksResponse } from '@lectern/api-contracts'
import { expect, test, vi } from 'vitest'
import { aBrowseModel, anApp, anOpenAppModel } from '../testing/builders.ts'
import { fakeServer } from '../testing/fake-server.ts'
import { click, eventually, mount, named } from '../testing/mount.tsx'

const asked = 'POST /course-links'
const unapproved = anApp({
  name: 'Quizzer',
  verdict: 'not-approved',
  approval: 'denied',
  reason: 'declined',
  alternatives: [{ id: anApp({ name: 'PhET' }).id, name: 'PhET' }],
})
const found: CourseLinksResponse = {
  kind: 'links',
  checked: 3,
  unapproved: [
    {
      url: 'https://quizzer.example/7',
      work: { title: 'Homework 3', address: 'https://classroom.google.com/c/1/a/2' },
      app: unapproved,
    },
  ],
}
const picking = { multiple: true, handle: 'a-handle', counted: true, credit: false }

test('says which link leads to an app that is not approved, why, and what to add instead', async () => {
  const server = fakeServer({ [asked]: () => ({ body: found }) })
  const root = await mount(aBrowseModel({ picking, courseLinksHandle: 'a-class' }))
  await eventually(() => expect(root.textContent).toContain('A link in this class leads to an app'))
  const section = root.querySelector('.course-links')!
  expect(section.textContent).toContain('Quizzer')
  expect(section.textContent).toContain('Use instead: PhET')
  expect(named(section, 'Homework 3')?.getAttribute('href')).toBe('https://classroom.google.com/c/1/a/2')
  expect(server.asked(asked)[0]?.body).toEqual({ handle: 'a-class' })
  await click(named(section, 'Add to this class: PhET'))
  expect(root.querySelector('#picks')?.textContent).toContain('1 app chosen')
})

test('on the page of one app it is told too, without a button that has no place there', async () => {
  fakeServer({ [asked]: () => ({ body: found }) })
  const root = await mount(anOpenAppModel({ teacher: true, courseLinksHandle: 'a-class' }))
  await eventually(() => expect(root.textContent).toContain('Quizzer'))
  expect(named(root, /^Add to this class/)).toBeUndefined()
})

test('asks for permission by a window, and then says what it found', async () => {
  const server = fakeServer({
    [asked]: () => ({ body: { kind: 'grant', address: 'https://host.example/allow' } }),
  })
  const root = await mount(aBrowseModel({ courseLinksHandle: 'a-class' }))
  await eventually(() => expect(named(root, 'Check links')).toBeDefined())
  const open = vi.spyOn(window, 'open').mockReturnValue(window)
  await click(named(root, 'Check links'))
  expect(open).toHaveBeenCalledWith('https://host.example/allow', expect.any(String), expect.any(String))
  server.answer(asked, () => ({ body: { kind: 'links', checked: 3, unapproved: [] } }))
  const told = { type: 'lectern.signed-in', handOff: 'x', receipt: 'y' }
  dispatchEvent(new MessageEvent('message', { origin: 'https://evil.example', data: told }))
  expect(server.asked(asked)).toHaveLength(1)
  dispatchEvent(new MessageEvent('message', { origin: location.origin, source: window, data: told }))
  await eventually(() => expect(root.textContent).toContain('None of the 3 links'))
  open.mockRestore()
})

test('a window that does not open is told with what to do', async () => {
  fakeServer({ [asked]: () => ({ body: { kind: 'grant', address: 'https://host.example/allow' } }) })
  const root = await mount(aBrowseModel({ courseLinksHandle: 'a-class' }))
  await eventually(() => expect(named(root, 'Check links')).toBeDefined())
  const open = vi.spyOn(window, 'open').mockReturnValue(null)
  await click(named(root, 'Check links'))
  expect(root.querySelector('[role=alert]')?.textContent).toContain('Allow pop-ups')
  open.mockRestore()
})

test('finding nothing, or failing, says nothing', async () => {
  const server = fakeServer({ [asked]: () => ({ status: 503 }) })
  const root = await mount(aBrowseModel({ courseLinksHandle: 'a-class' }))
  await eventually(() => expect(server.asked(asked)).toHaveLength(1))
  expect(root.querySelector('.course-links')).toBeNull()
})

test('Spanish has no English left', async () => {
  fakeServer({ [asked]: () => ({ body: found }) })
  const root = await mount(aBrowseModel({ locale: 'es', courseLinksHandle: 'a-class' }))
  await eventually(() => expect(root.textContent).toContain('Un enlace de esta clase'))
  expect(root.querySelector('.course-links')?.textContent).not.toMatch(/\b(link|instead|approved)\b/i)
})
