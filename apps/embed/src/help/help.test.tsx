import type { EmbedModel, ResourcePage } from '@lectern/api-contracts'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { aBrowseModel, aResource, anApp } from '../testing/builders.ts'
import { fakeServer } from '../testing/fake-server.ts'
import { click, eventually, mount, named, namesOfApps, type } from '../testing/mount.tsx'

type Browse = Extract<EmbedModel, { mode: 'browse' }>

const graphing = aResource()
const talk = aResource({ title: 'Talk moves', app: null, minutes: null, kind: 'article', provider: null })
const both: ResourcePage = { resources: [graphing, talk], total: 2 }
const resources = 'GET /resources'
const picks = 'POST /picks'

const helpModel = (picking: Browse['picking'] = null): Browse => aBrowseModel({ help: true, picking })
const several = { multiple: true, handle: 'a-handle', counted: true, credit: false }

const panel = (root: ParentNode) => root.querySelector<HTMLElement>('#panel-help')!
const tab = (root: ParentNode, name: string) =>
  [...root.querySelectorAll<HTMLElement>('[role=tab]')].find(({ textContent }) => textContent === name)!

async function opened(root: HTMLElement): Promise<HTMLElement> {
  await click(tab(root, 'Help for teachers'))
  await eventually(() => expect(namesOfApps(panel(root))).toEqual(['Graphing in ten minutes', 'Talk moves']))
  return panel(root)
}

describe('help for teachers', () => {
  test('stands beside the apps and is asked for when it is first shown', async () => {
    const server = fakeServer({ [resources]: () => ({ body: both }) })
    const root = await mount(helpModel())
    expect(server.asked(resources)).toEqual([])
    const help = await opened(root)
    expect(root.querySelector('#panel-apps')?.hasAttribute('hidden')).toBe(true)
    expect(help.textContent).toContain('Video · 10 minutes')
    expect(help.textContent).toContain('For Gizmos')
    expect(help.textContent).toContain('Approved with limits')
    expect(help.textContent).toContain('For teaching in general')
    expect(help.querySelector('[role=status]')?.textContent).toBe('2 pieces of help')
  })

  test('is no choice where the district has none', async () => {
    fakeServer({})
    const root = await mount(aBrowseModel())
    expect(root.querySelectorAll('[role=tab], [role=tabpanel]')).toHaveLength(0)
  })

  test('what was searched in either list is there when one comes back to it', async () => {
    const server = fakeServer({
      [resources]: ({ query }) => ({ body: query.get('q') ? { resources: [talk], total: 1 } : both }),
    })
    const root = await mount(helpModel())
    const help = await opened(root)
    await type(help.querySelector('input')!, 'talk')
    await eventually(() => expect(namesOfApps(help)).toEqual(['Talk moves']))
    await click(tab(root, 'Apps'))
    await click(tab(root, 'Help for teachers'))
    expect(help.querySelector('input')?.value).toBe('talk')
    expect(namesOfApps(panel(root))).toEqual(['Talk moves'])
    expect(server.asked(resources)).toHaveLength(2)
  })

  test('the arrow keys change between the lists, and only the chosen one is a stop of the Tab key', async () => {
    fakeServer({ [resources]: () => ({ body: both }) })
    const root = await mount(helpModel())
    const press = (key: string) =>
      act(
        () =>
          void document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })),
      )
    tab(root, 'Apps').focus()
    await press('ArrowRight')
    expect(document.activeElement).toBe(tab(root, 'Help for teachers'))
    expect(tab(root, 'Help for teachers').getAttribute('aria-selected')).toBe('true')
    expect(tab(root, 'Apps').tabIndex).toBe(-1)
    await press('ArrowRight')
    expect(document.activeElement).toBe(tab(root, 'Help for teachers'))
    await press('Home')
    expect(document.activeElement).toBe(tab(root, 'Apps'))
  })

  test('a list that does not come says so, and comes when it is asked for again', async () => {
    const server = fakeServer({ [resources]: () => ({ status: 500, body: { reference: 'abcd-1234' } }) })
    const root = await mount(helpModel())
    await click(tab(root, 'Help for teachers'))
    await eventually(() => expect(panel(root).textContent).toContain('abcd-1234'))
    server.answer(resources, () => ({ body: both }))
    await click(named(panel(root), 'Try again'))
    await eventually(() => expect(namesOfApps(panel(root))).toHaveLength(2))
  })

  test('opening a resource records no opening of an app', async () => {
    const server = fakeServer({ [resources]: () => ({ body: both }) })
    const root = await mount(helpModel())
    const open = named(await opened(root), 'Open Talk moves in a new tab')
    open?.addEventListener('click', (event) => event.preventDefault())
    await click(open)
    expect(open?.getAttribute('href')).toBe(talk.url)
    expect(server.asked('POST /events')).toEqual([])
  })
})

describe('picking', () => {
  beforeEach(() => void vi.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(() => undefined))
  afterEach(() => {
    vi.restoreAllMocks()
    for (const form of document.querySelectorAll('form')) form.remove()
  })

  test('apps and help are chosen together and answered at once', async () => {
    const server = fakeServer({
      [resources]: () => ({ body: both }),
      [picks]: () => ({ body: { action: 'https://canvas.example/return', fields: {} } }),
    })
    const root = await mount(helpModel(several))
    await click(named(root, 'Add to this class: Gizmos'))
    await click(named(await opened(root), 'Add to this class: Talk moves'))
    expect(root.querySelector('#picks')?.textContent).toContain('2 items chosen')
    await click(named(root, 'Add 2 items to this class'))
    await eventually(() => expect(server.asked(picks)).toHaveLength(1))
    expect(server.asked(picks)[0]?.body).toEqual({
      handle: 'a-handle',
      appIds: [anApp().id],
      resourceIds: [talk.id],
      creditIds: [],
    })
  })

  test('where the host takes plain links alone, it says first that use will not be counted', async () => {
    fakeServer({})
    const root = await mount(aBrowseModel({ picking: { ...several, counted: false, credit: false } }))
    expect(root.textContent).toContain('its use will not be counted')
    const counted = await mount(aBrowseModel({ picking: several }))
    expect(counted.textContent).not.toContain('its use will not be counted')
  })
})
