import type { InstallationDetails } from '@lectern/api-contracts'
import { expect, test } from 'vitest'
import { renderConsole, sees } from '../testing/render-console.tsx'
import { anInstallation, aRegistration, aSession, aList } from '../testing/samples.ts'

function render(features: string[], notices: InstallationDetails['notices']) {
  const lti = { ...aRegistration, features } as InstallationDetails['lti']
  const installation = anInstallation({ lti, notices })
  renderConsole(`/installations/${installation.id}`, {
    'GET /session': aSession,
    'GET /installations': () => aList([installation]),
    [`GET /installations/${installation.id}`]: () => installation,
  })
}
const state = {
  deploymentId: '7:2bdd',
  subscribedAt: '2026-11-01T10:00:00Z',
  lastNoticeAt: null,
  problem: null,
  problemAt: null,
}

test('says that the platform tells of copied courses, or in its own words why it could not be asked', async () => {
  const refused = { ...state, deploymentId: '8:aa', subscribedAt: null, problem: 'it says "403 Forbidden"' }
  render(['course-copies'], [state, refused])
  await sees('Canvas tells of copied courses')
  await sees('No notice yet')
  await sees('it says "403 Forbidden"')
})

test('says what is awaited before the first launch, and nothing where nobody asked', async () => {
  render(['course-copies'], [])
  await sees('The next launch from Canvas asks it to tell')
})

test('stays away where the district does not ask', async () => {
  render([], [])
  await sees('Does it work?')
  expect(document.body.textContent).not.toMatch('Course copies')
})
