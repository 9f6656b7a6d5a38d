import { expect, test } from 'vitest'
import { renderConsole, sees } from '../testing/render-console.tsx'
import { anInstallation, aRegistration, aSession, aList } from '../testing/samples.ts'

const old = anInstallation({
  id: '20000000-0000-4000-8000-000000000009',
  name: 'Old Moodle',
  lti: null,
  lti1p1: { consumerKey: 'lectern-1', enabled: true, features: [] },
})
const deployment = {
  deploymentId: '7:2bdd',
  status: 'active',
  firstSeenAt: '2026-11-02T10:00:00Z',
  code: null,
  replaces: null,
  migrationProblem: null,
} as const

function render(claims: { replaces?: string; migrationProblem?: string }) {
  const lti = { ...aRegistration, deployments: [{ ...deployment, ...claims }] }
  const installation = anInstallation({ lti })
  renderConsole(`/installations/${installation.id}`, {
    'GET /session': aSession,
    'GET /installations': () => aList([installation, old]),
    [`GET /installations/${installation.id}`]: () => installation,
  })
}

test('names what a deployment has proved to replace', async () => {
  render({ replaces: old.id })
  await sees('Replaces Old Moodle')
})

test('says that a claim proves nothing, and why', async () => {
  render({ migrationProblem: 'signature-invalid' })
  await sees('does not prove it: signature-invalid')
})

test('stays away where no deployment says anything of LTI 1.1', async () => {
  render({})
  await sees('Does it work?')
  expect(document.body.textContent).not.toMatch('Coming from LTI 1.1')
})
