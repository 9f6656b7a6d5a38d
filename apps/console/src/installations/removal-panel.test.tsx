import { beforeEach, expect, test } from 'vitest'
import type { InstallationSummary } from '@lectern/api-contracts'
import { problem } from '../testing/fake-api.ts'
import { address, field, fill, press, renderConsole, sees } from '../testing/render-console.tsx'
import { aList, anInstallation, aSession } from '../testing/samples.ts'

const canvas = anInstallation()
const path = `/installations/${canvas.id}`
const { id, name, surface } = canvas
const removedAt = '2026-11-20T10:00:00Z'

let standing: InstallationSummary[]
beforeEach(() => void (standing = [canvas]))

const routes = {
  'GET /session': aSession,
  'GET /installations': () =>
    aList(standing, standing.length === 0 ? [{ id, name, surface, removedAt }] : []),
  [`GET ${path}`]: () => canvas,
  [`POST ${path}/removal`]: () => {
    standing = []
    return {}
  },
}
const removals = (requests: { method: string; body?: unknown }[]) =>
  requests.filter(({ method }) => method === 'POST')

test('removing asks for the name, leads to the list, and shows it there among what was removed', async () => {
  const requests = renderConsole(path, routes)
  await press('Remove this installation…')
  await sees('Remove Fairview Canvas?')
  await sees('Then take Lectern out of the platform too.')
  await fill('Type the name to confirm: Fairview Canvas', 'Fairview Canvas')
  await press('Remove it for good')
  await sees('Nothing goes through these any more.')
  expect(address()).toBe('/console/installations')
  expect(document.querySelector('main')?.textContent).toMatch(/Fairview CanvasLTI/)
  expect(removals(requests)).toMatchObject([{ body: { name: 'Fairview Canvas' } }])
})

test('another name removes nothing, and the field says so', async () => {
  const requests = renderConsole(path, routes)
  await press('Remove this installation…')
  await fill('Type the name to confirm: Fairview Canvas', 'fairview canvas')
  await press('Remove it for good')
  await sees('That is not its name yet.')
  const typed = await field('Type the name to confirm: Fairview Canvas')
  expect(typed.getAttribute('aria-invalid')).toBe('true')
  await press('Cancel')
  expect(removals(requests)).toEqual([])
})

test('what the server refuses is told in the dialog, and nothing is lost', async () => {
  renderConsole(path, {
    ...routes,
    [`POST ${path}/removal`]: () => problem(400, 'installation.name-differs', 'That is not the name.'),
  })
  await press('Remove this installation…')
  await fill('Type the name to confirm: Fairview Canvas', 'Fairview Canvas')
  await press('Remove it for good')
  await sees('That is not the name.')
  expect(address()).toBe(`/console${path}`)
})

test('without anything removed the list does not speak of it', async () => {
  renderConsole('/installations', routes)
  await sees('Fairview Canvas')
  expect(document.body.textContent).not.toMatch('Nothing goes through these any more.')
})
