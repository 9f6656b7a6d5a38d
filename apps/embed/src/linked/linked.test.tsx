import { expect, test } from 'vitest'
import {
  aNothingLinkedModel,
  anApp,
  anOpenAppModel,
  anOpenResourceModel,
  aResource,
} from '../testing/builders.ts'
import { aHost } from '../testing/a-host.ts'
import { click, mount, named } from '../testing/mount.tsx'

test('a student gets that one app and nothing else to go to', async () => {
  const root = await mount(anOpenAppModel())
  expect(root.querySelector('h1')?.textContent).toBe('Gizmos')
  expect(root.textContent).toContain('Your teacher chose this app for Biology 9.')
  expect([...root.querySelectorAll('a')].map((link) => link.href)).toEqual(['https://gizmos.example/start'])
  expect(root.querySelectorAll('button, input, dialog, .nudge')).toHaveLength(0)
})

test('a teacher who follows the link sees how it stands with the app', async () => {
  const root = await mount(anOpenAppModel({ teacher: true }))
  expect(root.querySelector('.status')?.textContent).toContain('Approved')
  expect(root.textContent).toContain('Student data agreement signed')
})

test('a teacher shares the app where the host makes links, and a student shares nothing', async () => {
  const { host, shared } = aHost()
  const share = named(await mount(anOpenAppModel({ teacher: true }), host), /^Share/)
  expect(share?.getAttribute('aria-label')).toBe('Share a link to Gizmos')
  await click(share)
  expect(shared).toEqual(['Gizmos'])
  expect(named(await mount(anOpenAppModel(), host), /^Share/)).toBeUndefined()
  expect(named(await mount(anOpenAppModel({ teacher: true })), /^Share/)).toBeUndefined()
})

test('a linked app that is not approved cannot be opened, and says why', async () => {
  const app = anApp({ verdict: 'not-approved', approval: 'retired', reason: 'replaced' })
  const root = await mount(anOpenAppModel({ app, teacher: true }))
  expect(named(root, /^Open/)).toBeUndefined()
  expect(root.textContent).toContain('uses another app for this now')
})

test('linked help says what it is, for which app, and has one thing to do', async () => {
  const root = await mount(anOpenResourceModel())
  expect(root.querySelector('h1')?.textContent).toBe('Graphing in ten minutes')
  expect(root.textContent).toContain('Video · 10 minutes')
  expect(root.textContent).toContain('For Gizmos')
  expect([...root.querySelectorAll('a')].map((link) => link.href)).toEqual([
    'https://videos.example/graphing',
  ])
  expect(root.querySelectorAll('button, input')).toHaveLength(0)
  expect(root.textContent).not.toContain('Whoever follows this link')
})

test('a teacher who follows a link to help reads what others see, in the page’s language', async () => {
  const resource = aResource({ app: null, minutes: 1, language: 'fr' })
  const root = await mount(anOpenResourceModel({ teacher: true, locale: 'es', resource }))
  expect(root.textContent).toContain('Quien siga este enlace verá esto y nada más.')
  expect(root.textContent).toContain('Video · 1 minuto')
  expect(root.textContent).toContain('Francés')
})

test.each([
  ['en', 'Nothing to open here yet'],
  ['es', 'Aquí aún no hay nada que abrir'],
] as const)('a link without an app explains itself (%s)', async (locale, title) => {
  const root = await mount(aNothingLinkedModel(locale))
  expect(root.querySelector('h1')?.textContent).toBe(title)
  expect(root.querySelectorAll('a, button, input')).toHaveLength(0)
})
