import type { PlacedLink } from '@lectern/api-contracts'
import { expect, test } from 'vitest'
import { renderConsole, sees } from '../testing/render-console.tsx'
import { anInstallation, aSession, aList } from '../testing/samples.ts'

const aLink: PlacedLink = {
  id: '30000000-0000-4000-8000-000000000001',
  title: 'PhET',
  kind: 'app',
  contextTitle: 'Biology 9',
  placedAt: '2026-11-02T10:00:00Z',
  isCopy: false,
  lastLaunchedAt: null,
}

function render(placements: PlacedLink[]) {
  const installation = anInstallation({ placements })
  renderConsole(`/installations/${installation.id}`, {
    'GET /session': aSession,
    'GET /installations': () => aList([installation]),
    [`GET /installations/${installation.id}`]: () => installation,
  })
}

test('names what teachers placed, in which course, whether it was ever opened and whether it came by a copy', async () => {
  render([aLink, { ...aLink, id: '30000000-0000-4000-8000-000000000002', title: null, isCopy: true }])
  await sees('Placed in courses')
  await sees('PhET')
  await sees('Biology 9')
  await sees('Not opened yet')
  await sees('An app that is not in the catalog any more')
  await sees('Came with a copied course')
})

test('stays away where nobody has placed anything', async () => {
  render([])
  await sees('Does it work?')
  expect(document.body.textContent).not.toMatch('Placed in courses')
})
