import { expect, test } from 'vitest'
import { anInstallation, aRegistration, aRoster, withRosters } from '../testing/samples.ts'
import { featureChecks } from './feature-checks.ts'

const stateOf = (changes: Parameters<typeof anInstallation>[0]) =>
  featureChecks(anInstallation(changes)).map(({ feature, state, course }) => [feature, state, course?.title])
const failedRun = { status: 'failed' as const, startedAt: '2026-11-21T10:00:00Z' }

test('a class list counts when it was read; the latest failure counts against it', () => {
  expect(stateOf(withRosters(aRoster()))).toEqual([['roster', 'done', 'Biology 9']])
  expect(stateOf(withRosters(aRoster({ run: failedRun })))).toEqual([['roster', 'problem', 'Biology 9']])
  expect(stateOf(withRosters(aRoster({ run: { ...failedRun, denied: true } })))).toEqual([
    ['roster', 'next', 'Biology 9'],
  ])
  expect(
    stateOf(
      withRosters(
        aRoster({ completeAt: '2026-11-22T10:00:00Z', title: 'Algebra' }),
        aRoster({ run: failedRun, members: null, completeAt: null }),
      ),
    ),
  ).toEqual([['roster', 'done', 'Algebra']])
})

test('before the first launch everything waits for it', () => {
  expect(stateOf({ ...withRosters(), lastAccepted: null })).toEqual([['roster', 'later', undefined]])
  expect(stateOf(withRosters())).toEqual([['roster', 'next', undefined]])
})

test('what is only offered by launches is seen when one offers it', () => {
  const lti = { ...aRegistration, features: ['credit' as const, 'course-copies' as const] }
  const grades = {
    source: 'launch' as const,
    kind: 'service' as const,
    name: 'grades',
    element: null,
    firstSeenAt: '2026-11-20T10:00:00Z',
    lastSeenAt: '2026-11-21T10:00:00Z',
  }
  const received = { unasked: [], missing: [], asNeeded: [grades] }
  expect(stateOf({ lti, received, lastAccepted: '2026-11-21T10:00:00Z' })).toEqual([
    ['credit', 'done', undefined],
    ['course-copies', 'next', undefined],
  ])
})
