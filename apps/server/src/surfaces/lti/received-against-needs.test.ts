import { expect, test } from 'vitest'
import type { ReceivedRecord } from '@lectern/tenancy'
import { receivedAgainstNeeds } from './received-against-needs.ts'

const record = (name: string, changes: Partial<ReceivedRecord> = {}): ReceivedRecord => ({
  source: 'launch',
  kind: 'field',
  name,
  element: null,
  firstSeenAt: '2026-11-01T10:00:00Z',
  lastSeenAt: '2026-11-02T10:00:00Z',
  ...changes,
})
const strict = { profile: 'strict', features: [] }
const canvas = { profile: 'canvas', features: [] }
const everyLaunch = [record('sub', { element: 'student-app-id' }), record('roles'), record('context.id')]
const namesOf = (fields: { name: string }[]) => fields.map(({ name }) => name)

test('names, e-mail, services and scopes came unasked: nothing that is switched on uses them', () => {
  const { unasked, asNeeded } = receivedAgainstNeeds(
    [
      ...everyLaunch,
      record('email', { element: 'student-email' }),
      record('lis.person_sourcedid', { element: 'student-local-id' }),
      record('memberships', { kind: 'service', element: 'student-name' }),
      record('https://purl.imsglobal.org/spec/lti-ags/scope/score', { kind: 'scope', source: 'token' }),
    ],
    strict,
  )
  expect(unasked).toMatchObject([
    { name: 'email', element: 'student-email', lastSeenAt: '2026-11-02T10:00:00Z' },
    { kind: 'service', name: 'memberships' },
    { kind: 'scope', source: 'token' },
  ])
  expect(namesOf(asNeeded)).toEqual(['sub', 'roles', 'context.id', 'lis.person_sourcedid'])
})

test('what every launch needs and none brought is missing, and what this platform was asked for beside', () => {
  const sparse = [record('roles')]
  expect(receivedAgainstNeeds(sparse, strict).missing).toEqual([
    { kind: 'field', name: 'sub', element: 'student-app-id' },
    { kind: 'field', name: 'context', element: null },
  ])
  expect(namesOf(receivedAgainstNeeds(everyLaunch, canvas).missing)).toEqual([
    'custom.prefers_high_contrast',
    'custom.brand_config_url',
  ])
})

test('the history of a course that is no copy is not missed, and no surprise where it comes', () => {
  const history = record('custom.context_id_history')
  for (const profile of ['strict', 'a profile of tomorrow'])
    expect(receivedAgainstNeeds([...everyLaunch, history], { profile, features: [] })).toMatchObject({
      missing: [],
      unasked: [],
    })
})

test('a platform of LTI 1.1 is asked for its own id of the person, not for claims it does not know', () => {
  const launch = [record('lti11_legacy_user_id'), record('context.id'), record('name')]
  const { asNeeded, missing, unasked } = receivedAgainstNeeds(launch, undefined)
  expect([namesOf(asNeeded), missing, namesOf(unasked)]).toEqual([
    ['lti11_legacy_user_id', 'context.id'],
    [],
    ['name'],
  ])
})

test('a switched-on roster needs its service and its scope, and then they are no surprise', () => {
  const scope = 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly'
  const withRoster = { ...strict, features: ['roster' as const] }
  expect(receivedAgainstNeeds(everyLaunch, withRoster).missing).toMatchObject([
    { kind: 'service', name: 'memberships' },
    { kind: 'scope', name: scope },
  ])
  const offered = [
    ...everyLaunch,
    record('memberships', { kind: 'service', element: 'student-name' }),
    record(scope, { kind: 'scope', source: 'token' }),
  ]
  expect(receivedAgainstNeeds(offered, withRoster)).toMatchObject({ missing: [], unasked: [] })
})

test('of a roster the ids and roles are used; names and e-mail in it came unasked', () => {
  const listed = ['user_id', 'roles', 'status', 'lis_person_sourcedid', 'context.id', 'name', 'email'].map(
    (name) => record(name, { source: 'roster' }),
  )
  const { unasked } = receivedAgainstNeeds([...everyLaunch, ...listed], { ...strict, features: ['roster'] })
  expect(namesOf(unasked)).toEqual(['name', 'email'])
})

test('nothing is missed before anything came', () => {
  expect(receivedAgainstNeeds([], canvas)).toEqual({ unasked: [], missing: [], asNeeded: [] })
})
