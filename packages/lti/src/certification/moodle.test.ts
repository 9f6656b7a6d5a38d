import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { JSONWebKeySet } from 'jose'
import { fixedKeys, openLaunchState, profiles, proveBrowser, verifyLaunch } from '../index.ts'
import { sealState, sha256 } from '../launch/state.ts'
import { memoryNonces } from '../testing/index.ts'

interface Vectors {
  issuer: string
  jwks: JSONWebKeySet
  client_id_full: string
  client_id_minimal: string
  tokens: Record<string, { id_token: string; nonce: string; validFrom: number; validUntil: number }>
}

const vectors = JSON.parse(readFileSync(new URL('moodle-id-tokens.json', import.meta.url), 'utf8')) as Vectors
const stateKey = new Uint8Array(32).fill(1)

/** The recorded nonce cannot come out of a login of today, so the state is sealed by hand. */
async function verifyRecorded(name: string, secondsAfterIssue = 1) {
  const { id_token, nonce, validFrom } = vectors.tokens[name]!
  const now = new Date((validFrom + secondsAfterIssue) * 1000)
  const clientId = name === 'student_minimalRegistration' ? vectors.client_id_minimal : vectors.client_id_full
  const state = sealState(
    {
      issuer: vectors.issuer,
      clientId,
      nonce,
      browserHash: sha256('secret'),
      expiresAt: new Date(now.getTime() + 60_000),
    },
    stateKey,
  )
  const form = new URLSearchParams({ state, id_token })
  const registration = {
    issuer: vectors.issuer,
    clientId,
    authorizationEndpoint: `${vectors.issuer}/mod/lti/auth.php`,
    jwksUri: `${vectors.issuer}/mod/lti/certs.php`,
    profile: profiles.moodle,
  }
  return verifyLaunch(form, proveBrowser(await openLaunchState(form, { stateKey, now }), 'secret'), {
    tool: { isOwnTarget: (url) => /^http:\/\/localhost:887[13]$/.test(url.origin) },
    findRegistration: () => registration,
    keys: fixedKeys(vectors.jwks),
    deploymentStatus: () => 'active',
    consumeNonce: memoryNonces(),
    now,
  })
}

test('verifies a teacher launch as a real Moodle signed it', async () => {
  const launch = await verifyRecorded('teacher_resourceLink')
  expect(launch).toMatchObject({
    subject: '3',
    deploymentId: '1',
    resourceLink: { id: '1', title: 'Quiz 1: Mean & median' },
    role: { role: 'teacher', scope: 'course', isTestUser: false },
    clockSkewSeconds: -1,
    claims: {
      context: { id: '2', label: 'STAT-101', types: ['CourseSection'], history: [] },
      platform: { family: 'moodle' },
      name: 'Tara Teacher',
      lis: { personSourcedId: 'T-001' },
    },
  })
  expect(launch.claims.custom).toMatchObject({ quiz_id: 'q-1', context_history: '' })
  expect(launch.claims.custom).not.toHaveProperty('rl_history')
  expect(launch.claims.custom).not.toHaveProperty('not_a_variable')
})

test.each([
  { name: 'student_resourceLink', role: 'student', subject: '6' },
  { name: 'student_nonLatinName', role: 'student', subject: '10' },
  { name: 'siteAdmin_resourceLink', role: 'teacher', subject: '2' },
  { name: 'teacher_deepLinking', role: 'teacher', subject: '3' },
  { name: 'student_minimalRegistration', role: 'student', subject: '8' },
])('verifies the recorded $name', async ({ name, role, subject }) => {
  expect(await verifyRecorded(name)).toMatchObject({ subject, role: { role } })
})

test('verifies the recorded submission review: whose work, for which grade column', async () => {
  expect(await verifyRecorded('teacher_submissionReview')).toMatchObject({
    messageType: 'LtiSubmissionReviewRequest',
    subject: '3',
    forUser: { id: '6', name: undefined, roles: [] },
    lineItemUrl: expect.stringMatching(/lineitems\/\d+\/lineitem\?type_id=1$/),
    resourceLink: { title: 'Essay with review' },
  })
})

test('verifies the recorded deep linking request: what may be placed, and where the answer goes', async () => {
  const launch = await verifyRecorded('teacher_deepLinking')
  expect(launch).toMatchObject({
    messageType: 'LtiDeepLinkingRequest',
    deepLinking: {
      types: ['ltiResourceLink'],
      presentations: ['iframe', 'window'],
      mediaTypes: [],
      multiple: true,
      lineItems: undefined,
      autoCreate: false,
      title: 'Lab Tool (capture)',
      text: undefined,
      data: undefined,
    },
  })
})

test('refuses a recorded token two minutes after its end', async () => {
  await expect(verifyRecorded('teacher_resourceLink', 180)).rejects.toMatchObject({
    code: 'lti.token-expired',
  })
})

test('covers every recorded token', () => expect(Object.keys(vectors.tokens)).toHaveLength(7))
