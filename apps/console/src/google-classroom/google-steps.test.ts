import type { GoogleDetails, GoogleInstallState, InstallationDetails } from '@lectern/api-contracts'
import { expect, test } from 'vitest'
import {
  aGoogleInstallation,
  aGoogleSummary,
  aWorkingGrant,
  nothingSeen,
  someGoogleDetails,
} from '../testing/google-samples.ts'
import { refusedLast } from '../testing/refused-last.ts'
import { googleSteps } from './google-steps.ts'

const at = '2026-11-20T10:00:00Z'
const later = '2026-11-21T10:00:00Z'

interface Seen {
  installation?: Partial<InstallationDetails>
  details?: Partial<GoogleDetails>
  installState?: GoogleInstallState
}
const steps = ({ installation, details, installState }: Seen = {}) =>
  googleSteps({
    installation: aGoogleInstallation(installation),
    details: someGoogleDetails(details),
    installState,
  })
const states = (seen?: Seen) => Object.fromEntries(steps(seen).map(({ name, state }) => [name, state]))

const refused = (code: string) => refusedLast(code, later)

test('before anything was seen, the project is next and all else waits', () => {
  const { project, ...others } = states()
  expect(project).toBe('next')
  expect(new Set(Object.values(others))).toEqual(new Set(['later']))
  expect(others).not.toHaveProperty('topic')
})

test('a sign-in proves consent screen and client, and a teacher’s frame the project and its addresses', () => {
  const seen = { ...nothingSeen, teacherSignedInAt: at }
  expect(states({ details: { seen } })).toMatchObject({
    project: 'next',
    consent: 'done',
    client: 'done',
    teacher: 'done',
    marketplace: 'later',
  })
  expect(states({ details: { seen: { ...seen, teacherLaunchedAt: at } } })).toMatchObject({
    project: 'done',
    marketplace: 'done',
    install: 'done',
    trust: 'later',
    student: 'later',
  })
})

test('what Google says of a domain weighs more than a launch from another', () => {
  const domain = (name: string, state: 'installed' | 'not-installed') => ({
    domain: name,
    state,
    problem: null,
  })
  const details = { seen: { ...nothingSeen, teacherLaunchedAt: at } }
  const domains = [domain('a.example', 'installed'), domain('b.example', 'not-installed')]
  expect(states({ details, installState: { domains } })['install']).not.toBe('done')
  expect(states({ installState: { domains: [domains[0]!] } })['install']).toBe('done')
})

test('an administrator’s access counts while it holds all that is switched on', () => {
  expect(states({ details: { administrators: [aWorkingGrant] } })['administrator']).toBe('done')
  const incomplete = { ...aWorkingGrant, state: 'incomplete' as const, missing: ['scope'] }
  expect(states({ details: { administrators: [incomplete] } })['administrator']).not.toBe('done')
  const administratorRefusal = { at, code: 'classroom.scope-refused', message: 'Tick all.', reference: 'R' }
  const [step] = steps({ details: { administrators: [incomplete], administratorRefusal } }).filter(
    ({ name }) => name === 'administrator',
  )
  expect(step).toMatchObject({ state: 'problem', at, refusal: { message: 'Tick all.' } })
})

test('the first attachment is as it was, however many newer ones the installation lists', () => {
  const seen = { ...nothingSeen, attachedAt: at }
  const [step] = steps({ details: { seen } }).filter(({ name }) => name === 'attached')
  expect(step).toMatchObject({ state: 'done', at })
  expect(states()['attached']).toBe('later')
})

test('the topic is asked for with class lists only, and then until Google tells of changes', () => {
  const roster = { ...aGoogleSummary, features: ['roster' as const] }
  expect(states({ installation: { google: roster } })['topic']).toBe('later')
  const withTopic = { ...roster, pubsubTopic: 'projects/p/topics/t', pushServiceAccount: 'a@b.example' }
  const topic = (notices: GoogleDetails['notices']) =>
    steps({ installation: { google: withTopic }, details: { notices } }).find(({ name }) => name === 'topic')
  const quiet = { livesUntil: later, lastMessageAt: null, problem: null }
  expect(topic({ ...quiet, livesUntil: null, lastMessageAt: at })).toMatchObject({ state: 'later' })
  expect(topic(quiet)).toMatchObject({ state: 'done', at: null })
  expect(topic({ ...quiet, lastMessageAt: at })).toMatchObject({ state: 'done', at })
  const problem = { at, code: 'roster.notices-not-granted', message: 'Sign in.' }
  expect(topic({ ...quiet, problem })).toMatchObject({ state: 'problem', at, refusal: problem })
})

test.each([
  ['classroom.minor-not-configured', 'trust'],
  ['classroom.client-misconfigured', 'client'],
  ['classroom.api-off', 'install'],
  ['classroom.licence-missing', 'attached'],
  ['classroom.wrong-account', 'clean'],
])('a refusal stands where its cause is changed: %s at %s', (code, name) => {
  const found = steps({ installation: refused(code) }).find(({ state }) => state === 'problem')
  expect(found).toMatchObject({ name, at: later, refusal: { message: 'Change this.', code } })
})

test('a good launch after a refusal leaves no problem', () => {
  const installation = { ...refused('classroom.api-off'), lastAccepted: '2026-11-22T10:00:00Z' }
  expect(Object.values(states({ installation }))).not.toContain('problem')
})
