import { expect, test } from 'vitest'
import { hostFailure } from './host-failure.ts'

const failure = (reason: string) => hostFailure({ kind: 'token', reason })

test.each([
  ['resourceRequiresConsent', 'forbidden', 'teams.consent-required'],
  ['AADSTS65001: The user has not consented', 'forbidden', 'teams.consent-required'],
  ['CancelledByUser', 'unauthenticated', 'teams.token-cancelled'],
  [
    'App resource defined in manifest and iframe origin do not match',
    'unauthenticated',
    'teams.app-misconfigured',
  ],
  ['Whatever', 'unauthenticated', 'teams.token-refused'],
  ['', 'unauthenticated', 'teams.token-refused'],
])('knows what Teams means by %j, and repeats none of it to an administrator', (reason, kind, code) => {
  const problem = failure(`${reason} <b>pay here</b>`)
  expect(problem).toMatchObject({ kind, code })
  expect(problem.message).not.toMatch(/pay here|AADSTS|iframe/)
})

test('keeps for the log one short line that names nobody and turns no text around', () => {
  const token = 'e'.repeat(60)
  const { said } = failure(`No,\n\u202e tara@fairview.example\u0000 ${token} ${'very '.repeat(100)}`).details
  expect(said).toMatch(/^No, …@… … very very/)
  expect(said).toHaveLength(200)
})
