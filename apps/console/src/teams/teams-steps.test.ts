import type { InstallationDetails, TeamsDetails } from '@lectern/api-contracts'
import { expect, test } from 'vitest'
import {
  aTeamsInstallation,
  aTeamsSummary,
  nothingSeen,
  organizationRead,
  someTeamsDetails,
} from '../testing/teams-samples.ts'
import { refusedLast } from '../testing/refused-last.ts'
import { teamsSteps } from './teams-steps.ts'

const at = '2026-11-20T10:00:00Z'
const later = '2026-11-21T10:00:00Z'

interface Seen {
  installation?: Partial<InstallationDetails>
  details?: Partial<TeamsDetails>
}
const steps = ({ installation, details }: Seen = {}) =>
  teamsSteps({ installation: aTeamsInstallation(installation), details: someTeamsDetails(details) })
const states = (seen?: Seen) => Object.fromEntries(steps(seen).map(({ name, state }) => [name, state]))

const granted = { permissions: [{ ...organizationRead, granted: true }] }
const confirmed = { admission: { confirmedAt: at, tenantName: 'Lakeside', refusal: null }, ...granted }
const opened = { ...confirmed, seen: { ...nothingSeen, teacherLaunchedAt: at } }

const refused = (code: string) => refusedLast(code, later)

test('before anything was seen, the registration is next and all else waits', () => {
  const { registration, ...others } = states()
  expect(registration).toBe('next')
  expect(new Set(Object.values(others))).toEqual(new Set(['later']))
  expect(others).not.toHaveProperty('notice')
})

test('a confirmed consent proves the secret, and counts while all that is switched on is granted', () => {
  expect(states({ details: confirmed })).toMatchObject({
    credential: 'done',
    consent: 'done',
    package: 'later',
  })
  const permissions = [organizationRead]
  expect(states({ details: { ...confirmed, permissions } })['consent']).not.toBe('done')
})

test('a tab that a teacher opened proves registration, package and policy', () => {
  expect(states({ details: opened })).toMatchObject({
    registration: 'done',
    package: 'done',
    policy: 'done',
    tab: 'done',
    placed: 'next',
    student: 'later',
  })
})

test('what was seen once does not hide a secret that ended or a package that is out of date', () => {
  const credential = { kind: 'secret', expiresAt: at, state: 'expired' } as const
  expect(states({ details: { ...opened, credential } })['credential']).toBe('next')
  const values = { ...someTeamsDetails().values, release: { version: '1.0.0', isCurrent: false } }
  expect(states({ details: { ...opened, values } })['package']).toBe('next')
})

test('why a consent came to nothing stands at its step', () => {
  const refusal = { at, code: 'teams.consent-declined', message: 'Begin again.', reference: 'R' }
  const admission = { ...confirmed.admission, refusal }
  const step = steps({ details: { ...confirmed, admission } }).find(({ name }) => name === 'consent')
  expect(step).toMatchObject({ state: 'problem', at, refusal: { message: 'Begin again.' } })
})

test('a notification is waited for where they are switched on, with what stopped them', () => {
  const teams = { ...aTeamsSummary, features: ['notifications' as const] }
  const noticeProblem = { at, code: 'teams.activity-refused', message: 'Install it.' }
  expect(states({ installation: { teams }, details: opened })['notice']).toBe('later')
  expect(states({ installation: { teams }, details: { ...opened, noticeProblem } })['notice']).toBe('problem')
})

test.each([
  ['teams.audience-mismatch', 'registration'],
  ['teams.credential-refused', 'credential'],
  ['teams.consent-required', 'consent'],
  ['teams.client-unknown', 'package'],
  ['teams.guest', 'clean'],
])('a refusal stands where its cause is changed: %s at %s', (code, name) => {
  const found = steps({ installation: refused(code) }).find(({ state }) => state === 'problem')
  expect(found).toMatchObject({ name, at: later, refusal: { message: 'Change this.', code } })
})

test('a good launch after a refusal leaves no problem', () => {
  const installation = { ...refused('teams.guest'), lastAccepted: '2026-11-22T10:00:00Z' }
  expect(Object.values(states({ installation }))).not.toContain('problem')
})
