import type { AppPage } from '@lectern/api-contracts'
import { pickRequest } from '@lectern/api-contracts'
import { describe, expect, test } from 'vitest'
import { aBrowseModel, anApp, aPage } from '../testing/builders.ts'
import { fakeServer } from '../testing/fake-server.ts'
import { click, eventually, mount, named, namesOfApps, searchBox, type } from '../testing/mount.tsx'
import {
  addOf,
  aPickingModel,
  gizmos,
  phet,
  picks,
  postedForms,
  removeOf,
  response,
  takenOver,
} from '../testing/picking.ts'
import { mostPicks } from './picking.tsx'

const found = (...names: string[]): AppPage => aPage(names.map((name) => anApp({ name })))

const bar = (root: ParentNode) => root.querySelector('#picks')
const posted = postedForms()
const isDisabled = (element?: Element) => element?.getAttribute('aria-disabled') === 'true'

describe('where the host asked for one app', () => {
  test('adding it asks for the answer and posts it to the host in this frame, at once', async () => {
    const server = fakeServer({ [picks]: () => ({ body: response }) })
    const root = await mount(aPickingModel(false))
    expect(root.querySelector('h1')?.textContent).toBe('Choose an app for Biology 9')
    await click(addOf(root, 'PhET'))
    await eventually(() => expect(posted.all).toEqual([takenOver]))
    expect(server.asked(picks).map(({ body }) => body)).toEqual([
      { handle: 'a-handle', appIds: [phet.id], resourceIds: [], creditIds: [] },
    ])
    expect(server.asked(picks)[0]?.authorization).toBe('Bearer a-token')
  })

  test('its button says so while it is under way, and no other answer can be given', async () => {
    const server = fakeServer({ [picks]: () => new Promise(() => undefined) })
    const root = await mount(aPickingModel(false))
    await click(addOf(root, 'Gizmos'))
    expect(named(root, 'Adding… Gizmos')?.textContent).toBe('Adding…')
    expect(isDisabled(named(root, 'Adding… Gizmos'))).toBe(true)
    expect(bar(root)?.querySelector('[role=status]')?.textContent).toContain('Adding…')
    for (const name of [/^Adding…/, 'Add to this class: PhET', 'Cancel']) {
      expect(isDisabled(named(root, name))).toBe(true)
      await click(named(root, name))
    }
    await eventually(() => expect(server.asked(picks)).toHaveLength(1))
    expect(named(root, 'Adding… Gizmos')).toBeDefined()
  })

  test('a failure stands in the card with its reference, and another try can succeed', async () => {
    const server = fakeServer({ [picks]: () => ({ status: 502, body: { reference: 'K7QM-4XRD' } }) })
    const root = await mount(aPickingModel(false))
    await click(addOf(root, 'Gizmos'))
    await eventually(() => expect(root.querySelector('.app [role=alert]')).not.toBeNull())
    expect(root.querySelector('.app [role=alert]')?.textContent).toMatch(/Nothing was added.*K7QM-4XRD/)
    expect(root.querySelectorAll('[role=alert]')).toHaveLength(1)
    server.answer(picks, () => ({ body: response }))
    await click(addOf(root, 'Gizmos'))
    await eventually(() => expect(posted.all).toEqual([takenOver]))
    expect(root.querySelector('[role=alert]')).toBeNull()
  })

  test('the details add it too', async () => {
    fakeServer({ [picks]: () => ({ body: response }) })
    const root = await mount(aPickingModel(false))
    await click(named(root, 'Details of Gizmos'))
    const dialog = root.querySelector('dialog') ?? root
    expect(named(dialog, 'Open Gizmos in a new tab')?.className).toContain('quiet')
    await click(addOf(dialog, 'Gizmos'))
    await eventually(() => expect(posted.all).toEqual([takenOver]))
  })
})

describe('where the host takes several apps', () => {
  test('cards are chosen and given back, and only the bar hands them over', async () => {
    const server = fakeServer({ [picks]: () => ({ body: response }) })
    const root = await mount(aPickingModel(true))
    expect(root.querySelector('h1')?.textContent).toBe('Choose apps for Biology 9')
    expect(bar(root)?.querySelector('[role=status]')?.textContent).toContain('No app chosen yet')
    expect(named(root, /^Add \d/)).toBeUndefined()

    await click(addOf(root, 'Gizmos'))
    await click(addOf(root, 'PhET'))
    expect(bar(root)?.querySelector('[role=status]')?.textContent).toContain('2 apps chosen')
    expect(bar(root)?.textContent).toContain('Gizmos · PhET')
    await click(removeOf(root, 'Gizmos'))
    expect(bar(root)?.querySelector('[role=status]')?.textContent).toContain('1 app chosen')
    await click(addOf(root, 'Gizmos'))
    expect(server.asked(picks)).toEqual([])

    await click(named(root, 'Add 2 apps to this class'))
    await eventually(() => expect(posted.all).toEqual([takenOver]))
    expect(server.asked(picks)[0]?.body).toEqual({
      handle: 'a-handle',
      appIds: [phet.id, gizmos.id],
      resourceIds: [],
      creditIds: [],
    })
  })

  test('what was chosen survives searching, filtering and paging', async () => {
    const server = fakeServer({
      'GET /apps': ({ query }) => ({ body: query.get('offset') ? found('Third') : aPage([phet], 2) }),
      [picks]: () => ({ body: response }),
    })
    const root = await mount(aPickingModel(true))
    await click(addOf(root, 'Gizmos'))
    await type(searchBox(root), 'ph')
    await eventually(() => expect(namesOfApps(root)).toEqual(['PhET']))
    await click(named(root, 'Show more'))
    await eventually(() => expect(namesOfApps(root)).toEqual(['PhET', 'Third']))
    await click(addOf(root, 'Third'))
    server.answer('GET /apps', () => ({ body: found('Gizmos') }))
    await click(named(root, /^Approved/))
    await eventually(() => expect(namesOfApps(root)).toEqual(['Gizmos']))

    expect(removeOf(root, 'Gizmos')).toBeDefined()
    expect(bar(root)?.textContent).toContain('Gizmos · Third')
    await click(named(root, 'Add 2 apps to this class'))
    await eventually(() => expect(posted.all).toHaveLength(1))
    expect(server.asked(picks)[0]?.body).toMatchObject({
      appIds: [gizmos.id, anApp({ name: 'Third' }).id],
      resourceIds: [],
    })
  })

  test('while they are under way the bar says so and the choice stands still', async () => {
    const server = fakeServer({ [picks]: () => new Promise(() => undefined) })
    const root = await mount(aPickingModel(true))
    await click(addOf(root, 'Gizmos'))
    await click(named(root, 'Add 1 app to this class'))
    expect(isDisabled(named(root, 'Adding…'))).toBe(true)
    for (const button of [named(root, 'Adding…'), removeOf(root, 'Gizmos'), addOf(root, 'PhET')]) {
      expect(isDisabled(button)).toBe(true)
      await click(button)
    }
    expect(bar(root)?.textContent).toContain('1 app chosen')
    await eventually(() => expect(server.asked(picks)).toHaveLength(1))
  })

  test.each([
    ['a refusal', { status: 500, body: { reference: 'K7QM-4XRD' } }, 'Reference code K7QM-4XRD'],
    ['a lost connection', 'unreachable', 'Please try again'],
  ] as const)('after %s the choice is kept and can be handed over again', async (_name, answer, words) => {
    const server = fakeServer({ [picks]: () => answer })
    const root = await mount(aPickingModel(true))
    await click(addOf(root, 'Gizmos'))
    await click(named(root, 'Add 1 app to this class'))
    await eventually(() => expect(bar(root)?.querySelector('[role=alert]')?.textContent).toContain(words))
    expect(removeOf(root, 'Gizmos')).toBeDefined()
    expect(posted.all).toEqual([])
    server.answer(picks, () => ({ body: response }))
    await click(named(root, 'Add 1 app to this class'))
    await eventually(() => expect(posted.all).toEqual([takenOver]))
  })

  test('no more can be chosen than one request carries', async () => {
    const apps = Array.from({ length: mostPicks + 1 }, (_, index) => anApp({ name: `App ${index + 10}` }))
    const ids = apps.map((_app, index) => `00000000-0000-4000-8000-0000000000${index + 10}`)
    const carries = (count: number) =>
      pickRequest.safeParse({ handle: 'a-handle', appIds: ids.slice(0, count) }).success
    expect([carries(mostPicks), carries(mostPicks + 1)]).toEqual([true, false])

    const page = aPage(apps.map((app, index) => ({ ...app, id: ids[index] ?? app.id })))
    const root = await mount(aPickingModel(true, { page }))
    for (const { name } of apps) await click(addOf(root, name))
    expect(bar(root)?.textContent).toContain('50 apps chosen 50 is the most at once.')
    expect(isDisabled(addOf(root, 'App 60'))).toBe(true)
    expect(isDisabled(removeOf(root, 'App 10'))).toBe(false)
  })

  test('no more can be chosen than the place takes, and the page says that it is the place', async () => {
    const picking = { multiple: true, most: 2, handle: 'a-handle', counted: true, credit: false }
    const page = found('Gizmos', 'PhET', 'Third')
    const root = await mount(aPickingModel(true, { picking, page }))
    for (const name of ['Gizmos', 'PhET', 'Third']) await click(addOf(root, name))
    expect(bar(root)?.textContent).toContain('2 apps chosen Classroom takes 2 from Lectern on one post.')
    expect(isDisabled(addOf(root, 'Third'))).toBe(true)
  })

  test.each([
    [
      'there is too little room',
      { code: 'classroom.item-full', pick: { placed: [], room: 1 } },
      'Nothing was added. There is room for one more on this post.',
    ],
    [
      'there is no room',
      { code: 'classroom.item-full', pick: { placed: [], room: 0 } },
      'Nothing was added. This post holds as many',
    ],
    [
      'some of it was added before the host stopped',
      { code: 'classroom.request-invalid', pick: { placed: [gizmos.id] } },
      'Added: Gizmos. The rest was not added. Something went wrong.',
    ],
    [
      'some of it was added before Google was too slow',
      { code: 'classroom.unavailable', pick: { placed: [gizmos.id] } },
      'Added: Gizmos. The rest was not added. Google did not answer in time.',
    ],
    [
      'the class is archived',
      { code: 'classroom.course-closed' },
      'Nothing was added. The class is archived',
    ],
    ['nobody knows why', { code: 'made.up' }, 'Nothing was added: something went wrong. Please try again.'],
  ])('says what was added and what to do where %s', async (_title, body, words) => {
    fakeServer({ [picks]: () => ({ status: 409, body: { ...body, reference: 'K7QM-4XRD' } }) })
    const root = await mount(aPickingModel(true))
    for (const name of ['Gizmos', 'PhET']) await click(addOf(root, name))
    await click(named(root, 'Add 2 apps to this class'))
    await eventually(() => expect(bar(root)?.querySelector('[role=alert]')?.textContent).toContain(words))
    expect(bar(root)?.textContent).toContain('K7QM-4XRD')
    expect(named(root, 'Add 2 apps to this class')).toBeDefined()
  })
})

describe('in both', () => {
  test.each([false, true])('cancelling hands over nothing (several: %s)', async (multiple) => {
    const server = fakeServer({ [picks]: () => ({ status: 503, body: { reference: 'K7QM-4XRD' } }) })
    const root = await mount(aPickingModel(multiple))
    if (multiple) await click(addOf(root, 'Gizmos'))
    await click(named(root, 'Cancel'))
    await eventually(() => expect(bar(root)?.querySelector('[role=alert]')?.textContent).toContain('K7QM'))
    expect(root.querySelectorAll('[role=alert]')).toHaveLength(1)
    server.answer(picks, () => ({ body: response }))
    await click(named(root, 'Cancel'))
    await eventually(() => expect(posted.all).toEqual([takenOver]))
    expect(server.asked(picks)[1]?.body).toEqual({
      handle: 'a-handle',
      appIds: [],
      resourceIds: [],
      creditIds: [],
    })
  })

  test('what may not be opened cannot be added either, but its alternative can', async () => {
    fakeServer({ 'GET /apps/…': () => ({ body: phet }) })
    const declined = anApp({
      name: 'Declined',
      verdict: 'not-approved',
      reason: 'declined',
      alternatives: [{ id: phet.id, name: 'PhET' }],
    })
    const page = aPage([anApp({ name: 'Waiting', verdict: 'in-review', approval: 'in-review' }), declined])
    const root = await mount(aPickingModel(true, { page }))
    expect(named(root, /^Add to this class/)).toBeUndefined()
    await click(named(root, 'See alternatives to Declined'))
    expect(named(root, /^Add to this class/)).toBeUndefined()
    await click(named(root.querySelector('dialog') ?? root, 'PhET'))
    await eventually(() => expect(addOf(root, 'PhET')).toBeDefined())
    await click(addOf(root, 'PhET'))
    expect(bar(root)?.textContent).toContain('1 app chosen')
  })

  test('opening stays possible as the quiet second action; adding counts as no opening', async () => {
    const server = fakeServer({
      [picks]: () => ({ body: response }),
      'POST /events': () => ({ status: 202 }),
    })
    const root = await mount(aPickingModel(false))
    await click(addOf(root, 'Gizmos'))
    await eventually(() => expect(posted.all).toHaveLength(1))
    expect(server.asked('POST /events')).toEqual([])
    const open = named(root, 'Open Gizmos in a new tab')
    expect(open?.className).toContain('quiet')
    await click(open)
    await eventually(() => expect(server.asked('POST /events')).toHaveLength(1))
  })

  test('an ended session says how to go on', async () => {
    fakeServer({ [picks]: () => ({ status: 401 }) })
    const root = await mount(aPickingModel(false))
    await click(addOf(root, 'Gizmos'))
    await eventually(() => expect(root.textContent).toContain('Open it again from your course.'))
  })

  test('Spanish has no English left', async () => {
    const root = await mount(aPickingModel(true, { locale: 'es', contextTitle: null }))
    expect(root.querySelector('h1')?.textContent).toBe('Elija aplicaciones para su clase')
    await click(named(root, 'Agregar a esta clase: Gizmos'))
    expect(bar(root)?.textContent).toContain('1 aplicación elegida')
    expect(named(root, 'Agregar 1 aplicación a esta clase')).toBeDefined()
    expect(root.textContent).not.toMatch(/\b(Add|Added|Choose|Cancel|Open|this class)\b/)
  })
})

test('where the host asked for nothing there is nothing to add to', async () => {
  const root = await mount(aBrowseModel())
  expect(bar(root)).toBeNull()
  expect(root.textContent).not.toContain('Add to this class')
})
