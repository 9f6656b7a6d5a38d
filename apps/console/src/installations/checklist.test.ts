import { expect, test } from 'vitest'
import { anInstallation, aRegistration } from '../testing/samples.ts'
import { checklist } from './checklist.ts'

const withDeployment = (status: 'active' | 'pending') => ({
  lti: {
    ...aRegistration,
    deployments: [
      {
        deploymentId: '1:a',
        status,
        firstSeenAt: '2026-11-02T10:00:00Z',
        code: null,
        replaces: null,
        migrationProblem: null,
      },
    ],
    features: [],
  },
})
const states = (changes: Parameters<typeof anInstallation>[0]) =>
  Object.fromEntries(checklist(anInstallation(changes)).map(({ name, state }) => [name, state]))

test('after registering, the next thing is that the platform comes', () => {
  expect(states({})).toEqual({
    registered: 'done',
    reached: 'next',
    approved: 'later',
    launched: 'later',
    clean: 'later',
  })
})

test('a deployment that was seen waits for approval', () => {
  expect(states(withDeployment('pending'))).toMatchObject({ reached: 'done', approved: 'next' })
})

test('a deployment that was typed in does not mean that the platform came', () => {
  expect(states(withDeployment('active'))).toMatchObject({
    reached: 'next',
    approved: 'done',
    launched: 'later',
  })
})

test('LTI 1.1 knows no deployments, so nothing is to be approved', () => {
  const lti1p1 = { consumerKey: 'lectern-1', enabled: true, features: [] }
  expect(states({ lti: null, lti1p1 })).toEqual({
    registered: 'done',
    reached: 'next',
    launched: 'later',
    clean: 'later',
  })
})

test('a refusal after the last good launch is a problem, with the refusal itself', () => {
  const refusal = {
    id: '10000000-0000-4000-8000-000000000001',
    at: '2026-11-04T10:00:00Z',
    outcome: 'refused' as const,
    role: null,
    contextTitle: null,
    placement: null,
    code: 'lti.token-expired',
    message: 'Set the clock.',
    reference: 'K7QW-3MXD',
    passedChecks: [],
  }
  const checks = checklist(
    anInstallation({
      ...withDeployment('active'),
      lastAccepted: '2026-11-03T10:00:00Z',
      lastRefused: refusal.at,
      launches: [refusal],
    }),
  )
  expect(checks.at(-1)).toMatchObject({ name: 'clean', state: 'problem', refusal })
})

test('a good launch after a refusal completes the list', () => {
  const done = states({
    ...withDeployment('active'),
    lastAccepted: '2026-11-05T10:00:00Z',
    lastRefused: '2026-11-04T10:00:00Z',
  })
  expect(new Set(Object.values(done))).toEqual(new Set(['done']))
})
