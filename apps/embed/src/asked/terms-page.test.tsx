import { expect, test, vi } from 'vitest'
import { aTermsModel } from '../testing/builders.ts'
import { fakeServer } from '../testing/fake-server.ts'
import { click, eventually, mount, named } from '../testing/mount.tsx'

/** The page stands in the platform's frame. */
function inAFrame() {
  const postMessage = vi.fn()
  vi.stubGlobal('parent', { postMessage })
  return postMessage
}

test('reports that the terms were accepted, and then asks the platform to close the page', async () => {
  const postMessage = inAFrame()
  const server = fakeServer({ 'POST /terms/acceptance': () => ({}) })
  const root = await mount(aTermsModel())
  expect(root.querySelector('h1')?.textContent).toBe('Terms of use of Fairview Schools')
  expect(root.textContent).toContain('Be kind')
  await click(named(root, 'I accept'))
  await eventually(() => expect(root.querySelector('h1')?.textContent).toBe('Thank you'))
  expect(server.asked('POST /terms/acceptance')).toMatchObject([{ body: { handle: 'sealed', version: 2 } }])
  expect(postMessage.mock.calls).toEqual([[{ subject: 'lti.close' }, '*']])
})

test('goes back to where the platform wants the person, where it says so', async () => {
  const postMessage = inAFrame()
  fakeServer({ 'POST /terms/acceptance': () => ({}) })
  const root = await mount(aTermsModel({ returnTo: '#back' }))
  await click(named(root, 'I accept'))
  await eventually(() => expect(location.hash).toBe('#back'))
  expect(postMessage).not.toHaveBeenCalled()
})

test('not now reports nothing and leaves', async () => {
  const postMessage = inAFrame()
  const server = fakeServer({})
  const root = await mount(aTermsModel())
  await click(named(root, 'Not now'))
  expect(root.querySelector('h1')?.textContent).toBe('Nothing was accepted')
  expect(postMessage).toHaveBeenCalledOnce()
  expect(server.asked('POST /terms/acceptance')).toHaveLength(0)
})

test('a platform that does not take it is quoted in its own words, and can be told again', async () => {
  inAFrame()
  const words = 'it says "403 Forbidden"'
  const server = fakeServer({
    'POST /terms/acceptance': () => ({ status: 502, body: { detail: words, reference: 'K7QM-4XRD' } }),
  })
  const root = await mount(aTermsModel())
  await click(named(root, 'I accept'))
  await eventually(() => expect(root.querySelector('[role=alert]')?.textContent).toContain(words))
  server.answer('POST /terms/acceptance', () => ({}))
  await click(named(root, 'I accept'))
  await eventually(() => expect(root.querySelector('h1')?.textContent).toBe('Thank you'))
})

test('says when they were accepted before, and in which language they are when it is another', async () => {
  const root = await mount(aTermsModel({ acceptedAt: '2026-09-14T15:00:00Z', locale: 'es' }))
  expect(root.textContent).toContain('Aceptó esta versión el 14 de septiembre de 2026.')
  expect(root.querySelector('.terms')?.getAttribute('lang')).toBe('en')
})

test('without terms there is nothing to accept, only a way back', async () => {
  const postMessage = inAFrame()
  const root = await mount(aTermsModel({ terms: null }))
  expect(root.querySelector('h1')?.textContent).toBe('There is nothing to accept')
  expect(named(root, 'I accept')).toBeUndefined()
  await click(named(root, 'Go back'))
  expect(postMessage).toHaveBeenCalledOnce()
})
