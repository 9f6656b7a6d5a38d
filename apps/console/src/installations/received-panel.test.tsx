import type { InstallationDetails, ReceivedRecord } from '@lectern/api-contracts'
import { expect, test } from 'vitest'
import { renderConsole, sees } from '../testing/render-console.tsx'
import { anInstallation, aSession, aList } from '../testing/samples.ts'

const record = (name: string, changes: Partial<ReceivedRecord> = {}): ReceivedRecord => ({
  source: 'launch',
  kind: 'field',
  name,
  element: null,
  firstSeenAt: '2026-11-01T10:00:00Z',
  lastSeenAt: '2026-11-02T10:00:00Z',
  ...changes,
})
const used = [record('roles'), record('sub', { element: 'student-app-id' })]

function renderPanel(received: Partial<InstallationDetails['received']>) {
  const installation = anInstallation({
    received: { unasked: [], missing: [], asNeeded: [], ...received },
  })
  renderConsole(`/installations/${installation.id}`, {
    'GET /session': aSession,
    'GET /installations': () => aList([installation]),
    [`GET /installations/${installation.id}`]: () => installation,
  })
}

/** The rows of the panel's tables, cell by cell. */
const rows = () =>
  [...panel().querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent),
  )
const panel = () => {
  const heading = [...document.querySelectorAll('h2')].find(
    ({ textContent }) => textContent === 'What Canvas sends',
  )
  return heading!.closest('section')!
}

test('says what the platform sends that nobody asked for, student data first, then what it uses', async () => {
  renderPanel({
    unasked: [
      record('ext.lms'),
      record('email', { element: 'student-email' }),
      record('name', { element: 'student-name' }),
      record('family_name', { element: 'student-name' }),
    ],
    asNeeded: used,
  })
  await sees(
    'Canvas sends 4 things nobody asked for, student data among them: Student e-mail · Student name.',
  )
  expect(rows().map(([name, element, asked]) => [name, element, asked])).toEqual([
    ['email', 'Student e-mail', 'Not asked for'],
    ['name', 'Student name', 'Not asked for'],
    ['family_name', 'Student name', 'Not asked for'],
    ['ext.lms', 'None known', 'Not asked for'],
    ['sub', 'Student ID in the platform', 'Used'],
    ['roles', 'None known', 'Used'],
  ])
  expect(rows()[0]![3]).toMatch(/since November 1, 2026/)
  expect(panel().textContent).toMatch('To send less, change in Canvas')
})

test('says what was asked for and never came', async () => {
  renderPanel({
    missing: [{ kind: 'field', name: 'custom.brand_config_url', element: null }],
    asNeeded: used,
  })
  await sees('All that Canvas sends was asked for. 1 thing that was asked for has not come.')
  expect(rows()[0]).toEqual(['custom.brand_config_url', 'None known', 'Asked for, not sent', 'Never'])
  expect(panel().textContent).not.toMatch('To send less')
})

test('a service and a permission say what they are and by what they came', async () => {
  renderPanel({
    unasked: [
      record('memberships', { kind: 'service' }),
      record('https://scope.example/score', { kind: 'scope', source: 'token' }),
    ],
  })
  await sees('2 things nobody asked for, no known student data among them')
  expect(rows().map(([name]) => name)).toEqual([
    'membershipsService: can be called for the whole course',
    'https://scope.example/scorePermissionWith access tokens',
  ])
})

test('before the first launch it says what it will show', async () => {
  renderPanel({})
  await sees('Nothing received lately')
  expect(rows()).toEqual([])
})
