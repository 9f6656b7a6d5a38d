import { expect, test } from 'vitest'
import type { EmbedModel } from '@lectern/api-contracts'
import { embedDocument, renderEmbed, renderInTeams } from './render.tsx'
import { aHost } from './testing/a-host.ts'
import {
  aBrowseModel,
  aNothingLinkedModel,
  aNudge,
  anApp,
  anOpenAppModel,
  aPrivacyModel,
  aReviewModel,
  aTermsModel,
  aPage,
} from './testing/builders.ts'
import { fakeServer } from './testing/fake-server.ts'
import { mount } from './testing/mount.tsx'

const everyKind = aBrowseModel({
  nudge: aNudge(),
  page: aPage(
    [
      anApp({ use: { opens: 1200, people: { value: 34 }, minutes: null } }),
      anApp({ name: 'In review', verdict: 'in-review', decisionDue: '2026-12-04' }),
      anApp({ name: 'Not approved', verdict: 'not-approved', reason: 'declined' }),
    ],
    30,
  ),
})

test.each([
  ['browse', everyKind],
  ['browse in Spanish', { ...everyKind, locale: 'es' as const }],
  [
    'picking one app',
    { ...everyKind, nudge: null, picking: { multiple: false, handle: 'h', counted: true, credit: true } },
  ],
  [
    'picking where links are plain',
    { ...everyKind, nudge: null, picking: { multiple: true, handle: 'h', counted: false, credit: false } },
  ],
  ['with help beside the apps', { ...everyKind, nudge: null, help: true }],
  [
    'picking several apps',
    { ...everyKind, nudge: null, picking: { multiple: true, handle: 'h', counted: true, credit: true } },
  ],
  ['open-app', anOpenAppModel({ teacher: true })],
  ['nothing-linked', aNothingLinkedModel('en')],
  ['what is held about a person', aPrivacyModel()],
  ['a review', aReviewModel()],
  ['terms of use', aTermsModel()],
  ['a tab in Teams', { ...everyKind, classes: [{ group: 'g-1', title: 'Biology 9' }] }, renderInTeams],
])(
  'the client takes over the markup of %s: it replaces no element and changes no word',
  async (_name, model: EmbedModel, render = renderEmbed) => {
    fakeServer({ 'POST /nudges/…': () => ({}) })
    const markup = document.createElement('div')
    markup.innerHTML = render(model)
    expect(markup.textContent?.length).toBeGreaterThan(20)

    const changes = new MutationObserver(() => undefined)
    changes.observe(document.body, { childList: true, subtree: true })
    const root = await mount(model, render === renderInTeams ? aHost().host : undefined)
    const replaced = changes.takeRecords().filter(({ target }) => target !== document.body)
    expect(root.innerHTML).toBe(markup.innerHTML)
    expect(replaced).toEqual([])
  },
)

test('the cards that many launches share are rendered once for each language', () => {
  let reads = 0
  const app = Object.defineProperty(anApp(), 'name', {
    get: () => {
      reads++
      return 'Gizmos'
    },
  })
  const model = aBrowseModel({ page: aPage([app]) })
  expect(renderEmbed(model)).toContain('Details of Gizmos')
  const readsOfOne = reads
  expect(renderEmbed({ ...model, contextTitle: 'Chemistry' })).toContain('Details of Gizmos')
  expect(reads).toBe(readsOfOne)
  expect(renderEmbed({ ...model, locale: 'es' })).toContain('Detalles de Gizmos')
})

const assets = { script: '/embed/assets/client-abc.js', imports: [], css: '.page{}' }
const documentOf = (model: Parameters<typeof renderEmbed>[0]) =>
  embedDocument({ model, assets, nonce: 'n0nce' }).toString()

test('launches that open and launches that pick share their apps and neither shows the other’s page', () => {
  const page = aPage([anApp()])
  const textOf = (picking: ReturnType<typeof aBrowseModel>['picking'], contextTitle: string) => {
    const html = documentOf(aBrowseModel({ page, picking, contextTitle }))
    return new DOMParser().parseFromString(html, 'text/html').querySelector('#root')?.textContent
  }
  for (const course of ['Biology 9', 'Chemistry']) {
    const open = textOf(null, course)
    const one = textOf({ multiple: false, handle: `one-${course}`, counted: true, credit: false }, course)
    const several = textOf(
      { multiple: true, handle: `several-${course}`, counted: true, credit: true },
      course,
    )
    expect(open).toContain(`Apps for ${course}`)
    expect(open).not.toContain('Add to this class')
    expect(one).toContain(`Choose an app for ${course}`)
    expect(one).toContain('Add to this class')
    expect(several).toContain(`Choose apps for ${course}`)
    expect(several).toContain('No app chosen yet')
  }
})

test('the document has language, theme, title, style and first apps in one response', () => {
  const page = new DOMParser().parseFromString(documentOf({ ...everyKind, theme: 'contrast' }), 'text/html')
  expect(page.documentElement.lang).toBe('en')
  expect(page.documentElement.dataset['theme']).toBe('contrast')
  expect(page.title).toBe('Apps for Biology 9')
  expect(page.querySelector('style')?.textContent).toBe('.page{}')
  expect(page.querySelector('script[src]')?.getAttribute('src')).toBe(assets.script)
  expect(page.querySelectorAll('.app')).toHaveLength(3)
  expect(JSON.parse(page.querySelector('#model')?.textContent ?? '')).toEqual({
    ...everyKind,
    theme: 'contrast',
  })
})

test('what districts and vendors write is text, never markup', () => {
  const attack = '</title></script><script>alert(1)</script>'
  const html = documentOf(aBrowseModel({ contextTitle: attack, page: aPage([anApp({ name: attack })]) }))
  const page = new DOMParser().parseFromString(html, 'text/html')
  expect(page.querySelectorAll('script')).toHaveLength(2)
  expect(page.querySelector('h3')?.textContent).toBe(attack)
})

test('a strict content policy can stand: no inline handler, no style attribute, one nonce for the rest', () => {
  const page = new DOMParser().parseFromString(documentOf(everyKind), 'text/html')
  for (const element of page.querySelectorAll('*')) {
    const names = element.getAttributeNames()
    expect(names.filter((name) => name === 'style' || name.startsWith('on'))).toEqual([])
  }
  expect(page.querySelector('style')?.getAttribute('nonce')).toBe('n0nce')
  expect(page.querySelector('script[src]')?.getAttribute('nonce')).toBe('n0nce')
})
