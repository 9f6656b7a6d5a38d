import { describe, expect, test } from 'vitest'
import { aHost } from '../testing/a-host.ts'
import { aBrowseModel } from '../testing/builders.ts'
import { fakeServer } from '../testing/fake-server.ts'
import { click, eventually, mount, named } from '../testing/mount.tsx'
import { addOf, gizmos, phet, picks, removeOf, type Browse } from '../testing/picking.ts'

const asked = (into: NonNullable<NonNullable<Browse['picking']>['into']>, multiple = true): Browse =>
  aBrowseModel({ picking: { multiple, handle: 'a-handle', counted: true, credit: false, into } })
const placed = (as: string, address: string | null = null) => ({
  body: { kind: 'placed', as, tellHost: {}, address },
})
const bar = (root: ParentNode) => root.querySelector('#picks')

describe('where the teacher says where it goes', () => {
  test('each place has its button, and the choice is sent with a proof of the host', async () => {
    const server = fakeServer({ [picks]: () => placed('assignment', 'https://teams.microsoft.com/l/x') })
    const root = await mount(asked(['tab', 'assignment']), aHost().host)
    expect(named(bar(root)!, 'Choose nothing')).toBeUndefined()
    await click(addOf(root, 'Gizmos'))
    expect(named(root, 'Add as a tab')).toBeDefined()
    await click(named(root, 'Make an assignment'))
    await eventually(() => expect(bar(root)?.textContent).toContain('waits for you as a draft'))
    expect(named(root, 'Open the draft')?.getAttribute('href')).toBe('https://teams.microsoft.com/l/x')
    expect(server.asked(picks).map(({ body }) => body)).toEqual([
      {
        handle: 'a-handle',
        appIds: [gizmos.id],
        resourceIds: [],
        creditIds: [],
        into: 'assignment',
        hostToken: 'host-token',
      },
    ])
  })

  test('the page stays, with nothing chosen, and more can be added', async () => {
    const server = fakeServer({ [picks]: () => placed('tabs') })
    const root = await mount(asked(['tab']), aHost().host)
    await click(addOf(root, 'Gizmos'))
    await click(named(root, 'Add as a tab'))
    await eventually(() => expect(bar(root)?.textContent).toContain('Added to the channel'))
    await click(addOf(root, 'PhET'))
    await click(named(root, 'Add as a tab'))
    await eventually(() => expect(server.asked(picks)).toHaveLength(2))
    expect(server.asked(picks)[1]?.body).toMatchObject({ appIds: [phet.id] })
  })

  test('what was chosen is given back without a word to the server', async () => {
    const server = fakeServer({})
    const root = await mount(asked(['tab']), aHost().host)
    await click(addOf(root, 'Gizmos'))
    await click(named(root, 'Choose nothing'))
    expect(addOf(root, 'Gizmos')).toBeDefined()
    expect(server.asked(picks)).toEqual([])
  })

  test('what the host wants to be asked first is asked in its own window, then the same is sent once more', async () => {
    const grant = {
      body: { kind: 'grant', address: 'https://lectern.example/teams/auth/start?ask=x', claims: '{}' },
    }
    const server = fakeServer({ [picks]: () => grant })
    const { host, asked: windows, shown } = aHost()
    const root = await mount(asked(['assignment']), host)
    await click(addOf(root, 'Gizmos'))
    await click(named(root, 'Make an assignment'))
    await eventually(() => expect(named(root, 'Continue')).toBeDefined())
    server.answer(picks, () => placed('assignment'))
    await click(named(root, 'Continue'))
    await eventually(() => expect(bar(root)?.textContent).toContain('waits for you as a draft'))
    expect(windows).toEqual([grant.body.address])
    expect(shown).toEqual([undefined, grant.body.claims])
    expect(server.asked(picks)[1]?.body).toMatchObject({ into: 'assignment', afterConsent: true })
  })

  test('a window that did not open is said, and nothing is sent', async () => {
    const server = fakeServer({ [picks]: () => ({ body: { kind: 'grant', address: 'https://x.example/' } }) })
    const root = await mount(asked(['assignment']), aHost('blocked').host)
    await click(addOf(root, 'Gizmos'))
    await click(named(root, 'Make an assignment'))
    await eventually(() => expect(named(root, 'Continue')).toBeDefined())
    await click(named(root, 'Continue'))
    await eventually(() => expect(bar(root)?.textContent).toContain('kept the window from opening'))
    expect(server.asked(picks)).toHaveLength(1)
  })
})

describe('where the button of the host takes the choice', () => {
  const settings = {
    entityId: 'placement-1',
    contentUrl: 'https://lectern.example/teams/tab',
    websiteUrl: 'https://lectern.example/teams/browser',
    suggestedDisplayName: 'Gizmos',
  }

  test('it takes what is chosen at that moment, one app or none', async () => {
    const server = fakeServer({ [picks]: () => ({ body: { kind: 'settings', settings } }) })
    const { host, save } = aHost()
    const root = await mount(asked(['settings'], false), host)
    expect(bar(root)?.textContent).toContain('save as it is')
    expect(bar(root)?.querySelector('button')).toBeNull()
    await click(addOf(root, 'PhET'))
    await click(addOf(root, 'Gizmos'))
    expect(bar(root)?.textContent).toContain('The tab will open Gizmos')
    expect(removeOf(root, 'PhET')).toBeUndefined()
    expect(server.asked(picks)).toEqual([])
    expect(await save()).toEqual(settings)
    await click(removeOf(root, 'Gizmos'))
    await save()
    expect(server.asked(picks).map(({ body }) => body)).toMatchObject([
      { appIds: [gizmos.id], into: 'settings' },
      { appIds: [], into: 'settings' },
    ])
  })

  test('a refusal of the server is one of the button', async () => {
    fakeServer({ [picks]: () => ({ status: 403, body: { detail: 'No.' } }) })
    const { host, save } = aHost()
    await mount(asked(['settings'], false), host)
    await expect(save()).rejects.toThrow('No.')
  })
})

test('a teacher’s classes lead to the page of each, where the host can open them', async () => {
  fakeServer({})
  const model = aBrowseModel({ contextTitle: null, classes: [{ group: 'g-1', title: 'Biology 9' }] })
  const { host, classes } = aHost()
  const root = await mount(model, host)
  await click(named(root, 'Apps for Biology 9'))
  expect(classes).toEqual(['g-1'])
})
