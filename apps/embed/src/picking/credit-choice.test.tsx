import { expect, test } from 'vitest'
import { fakeServer } from '../testing/fake-server.ts'
import { click, eventually, mount, named } from '../testing/mount.tsx'
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
  type Browse,
} from '../testing/picking.ts'

const posted = postedForms()
const creditModel = (multiple: boolean, changes: Partial<Browse> = {}): Browse =>
  aPickingModel(multiple, {
    picking: { multiple, handle: 'a-handle', counted: true, credit: true },
    ...changes,
  })
const creditOf = (root: ParentNode, name: string) =>
  named(root, `Give credit for opening (1 point): ${name}`) as HTMLInputElement | undefined

test('one app gives credit only if the teacher says so before adding', async () => {
  const server = fakeServer({ [picks]: () => ({ body: response }) })
  const root = await mount(creditModel(false))
  expect(creditOf(root, 'PhET')?.checked).toBe(false)
  await click(creditOf(root, 'PhET'))
  expect(creditOf(root, 'PhET')?.checked).toBe(true)
  expect(creditOf(root, 'Gizmos')?.checked).toBe(false)
  await click(addOf(root, 'PhET'))
  await eventually(() => expect(posted.all).toEqual([takenOver]))
  expect(server.asked(picks)[0]?.body).toEqual({
    handle: 'a-handle',
    appIds: [phet.id],
    resourceIds: [],
    creditIds: [phet.id],
  })
})

test('of several apps each that was chosen is asked about by itself, and gives no credit when given back', async () => {
  const server = fakeServer({ [picks]: () => ({ body: response }) })
  const root = await mount(creditModel(true))
  expect(creditOf(root, 'Gizmos')).toBeUndefined()
  for (const name of ['Gizmos', 'PhET']) {
    await click(addOf(root, name))
    await click(creditOf(root, name))
  }
  await click(removeOf(root, 'Gizmos'))
  await click(addOf(root, 'Gizmos'))
  expect(creditOf(root, 'Gizmos')?.checked).toBe(false)
  await click(named(root, 'Add 2 apps to this class'))
  await eventually(() => expect(posted.all).toHaveLength(1))
  expect(server.asked(picks)[0]?.body).toMatchObject({
    appIds: [phet.id, gizmos.id],
    creditIds: [phet.id],
  })
})

test('credit is asked about in Spanish too, and nowhere that takes none', async () => {
  const root = await mount(creditModel(false, { locale: 'es' }))
  expect(root.querySelector('.pick-credit')?.textContent).toBe('Dar crédito por abrirla (1 punto)')
  expect((await mount(aPickingModel(false))).querySelector('.pick-credit')).toBeNull()
})
