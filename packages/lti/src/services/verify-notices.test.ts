import { expect, test } from 'vitest'
import { claimNames } from '../launch/claims.ts'
import { fixedKeys } from '../platform/keys.ts'
import { simulatedPlatform } from '../testing/index.ts'
import { noticeClaimNames } from './notice.ts'
import { verifyNotices, type NoticePorts } from './verify-notices.ts'

const platform = await simulatedPlatform()
const stranger = await simulatedPlatform({ issuer: 'https://other.example' })
const { registration, deploymentId } = platform
const now = Math.floor(Date.now() / 1000)

const ports: NoticePorts<typeof registration> = {
  findRegistration: (issuer, clientId) =>
    issuer === registration.issuer && clientId === registration.clientId ? registration : undefined,
  keys: fixedKeys(platform.jwks()),
  deploymentStatus: (_registration, id) => (id === deploymentId ? 'active' : 'unknown'),
}

const facts = { id: 'notice-1', timestamp: '2026-11-22T10:00:00Z', type: 'LtiHelloWorldNotice' }

const hello = (claims: Record<string, unknown> = {}) => ({
  exp: now + 3600,
  nonce: crypto.randomUUID(),
  [claimNames.version]: '1.3.0',
  [noticeClaimNames.notice]: facts,
  ...claims,
})

const copy = (claims: Record<string, unknown> = {}) =>
  hello({
    [noticeClaimNames.notice]: { ...facts, type: 'LtiContextCopyNotice' },
    [claimNames.context]: { id: 'course-2', label: 'BIO-10', title: 'Biology 10' },
    [noticeClaimNames.originContexts]: ['course-1'],
    ...claims,
  })

type Signing = Parameters<typeof platform.signLaunch>[1]
const signed = async (claims: Record<string, unknown>, options?: Signing) => ({
  jwt: await platform.signLaunch(claims, options),
})

const receive = async (...notices: unknown[]) => verifyNotices({ notices }, ports)

test('a greeting says that notices arrive', async () => {
  expect(await receive(await signed(hello()))).toEqual([
    {
      verified: {
        registration,
        deploymentId,
        notice: { type: 'LtiHelloWorldNotice', id: 'notice-1', happenedAt: new Date('2026-11-22T10:00:00Z') },
      },
    },
  ])
})

test('a course copy says what was made out of what', async () => {
  expect(await receive(await signed(copy()))).toMatchObject([
    {
      verified: {
        notice: {
          type: 'LtiContextCopyNotice',
          context: { id: 'course-2', label: 'BIO-10', title: 'Biology 10' },
          originContexts: ['course-1'],
        },
      },
    },
  ])
})

test('bad notices do not spoil the good ones, and each says what is wrong with it', async () => {
  const forged = { jwt: await stranger.signLaunch(hello({ iss: registration.issuer })) }
  const received = await receive(
    forged,
    await signed(hello()),
    {},
    null,
    { jwt: 'x.y.z' },
    await signed(copy()),
    { jwt: 'x' },
  )
  expect(received.map((one) => ('problem' in one ? one.problem.code : 'fine'))).toEqual([
    'lti.signature-invalid',
    'fine',
    'lti.notice-malformed',
    'lti.notice-malformed',
    'lti.token-malformed',
    'fine',
    'lti.token-malformed',
  ])
})

test.each([
  { what: 'of another issuer', claims: { iss: 'https://evil.example' }, code: 'lti.registration-unknown' },
  { what: 'for another tool', claims: { aud: 'other-tool' }, code: 'lti.registration-unknown' },
  { what: 'for nobody', claims: { aud: undefined }, code: 'lti.registration-unknown' },
  { what: 'also for a stranger', claims: { aud: ['lectern-1', 'stranger'] }, code: 'lti.audience-untrusted' },
  { what: 'made for another tool', claims: { azp: 'other-tool' }, code: 'lti.azp-mismatch' },
  { what: 'that expired', claims: { exp: now - 120 }, code: 'lti.token-expired' },
  { what: 'two days old', claims: { iat: now - 2 * 86_400 }, code: 'lti.token-too-old' },
  { what: 'of another version', claims: { [claimNames.version]: '2.0' }, code: 'lti.version-unsupported' },
  {
    what: 'without deployment',
    claims: { [claimNames.deploymentId]: undefined },
    code: 'lti.deployment-missing',
  },
  {
    what: 'of an unknown deployment',
    claims: { [claimNames.deploymentId]: 'x' },
    code: 'lti.deployment-unknown',
  },
  { what: 'without notice', claims: { [noticeClaimNames.notice]: undefined }, code: 'lti.notice-malformed' },
  {
    what: 'without id',
    claims: { [noticeClaimNames.notice]: { ...facts, id: '' } },
    code: 'lti.notice-malformed',
  },
  {
    what: 'of an unknown type',
    claims: { [noticeClaimNames.notice]: { ...facts, type: 'LtiAssetProcessorSubmissionNotice' } },
    code: 'lti.notice-type-unsupported',
  },
  {
    what: 'of a copy into nothing',
    claims: copy({ [claimNames.context]: null }),
    code: 'lti.notice-malformed',
  },
  {
    what: 'of a copy out of nothing',
    claims: copy({ [noticeClaimNames.originContexts]: [] }),
    code: 'lti.notice-malformed',
  },
])('refuses a notice $what', async ({ claims, code }) => {
  expect(await receive(await signed(hello(claims)))).toMatchObject([{ problem: { code } }])
})

test.each([
  { what: 'unsigned', header: { alg: 'none' }, code: 'lti.algorithm-refused' },
  { what: 'without key id', header: { kid: undefined }, code: 'lti.kid-missing' },
  { what: 'of an unknown key', header: { kid: 'key-9' }, code: 'lti.kid-unknown' },
])('refuses a notice $what', async ({ header, code }) => {
  // The signer would not sign so, and no check looks at the signature before the header.
  const { jwt } = await signed(hello())
  const [protectedHeader, ...rest] = jwt.split('.')
  const altered = {
    ...(JSON.parse(Buffer.from(protectedHeader!, 'base64url').toString()) as object),
    ...header,
  }
  const forged = [Buffer.from(JSON.stringify(altered)).toString('base64url'), ...rest].join('.')
  expect(await receive({ jwt: forged })).toMatchObject([{ problem: { code } }])
})

test('takes a notice that waited for an hour', async () => {
  const received = await receive(await signed(hello({ iat: now - 3600, exp: now + 60 })))
  expect(received).toMatchObject([{ verified: { notice: { id: 'notice-1' } } }])
})

test('names the author of a refused notice only when its signature held', async () => {
  const [proved, unproved] = await receive(await signed(hello({ exp: now - 120 })), {
    jwt: await stranger.signLaunch(hello({ iss: registration.issuer, exp: now - 120 })),
  })
  expect(proved).toMatchObject({ registration })
  expect(unproved).toMatchObject({ registration: undefined })
})

test.each([
  undefined,
  null,
  [],
  'x',
  {},
  { notices: {} },
  { notices: Array.from({ length: 201 }, () => ({ jwt: 'x' })) },
])('%# is no batch of notices', async (body) => {
  await expect(verifyNotices(body, ports)).rejects.toMatchObject({
    kind: 'invalid',
    code: 'lti.notices-malformed',
  })
})

test('an empty batch is one', async () => {
  expect(await receive()).toEqual([])
})

test('a fault of the host is no refusal', async () => {
  const broken = { ...ports, findRegistration: () => Promise.reject(new Error('database down')) }
  await expect(verifyNotices({ notices: [await signed(hello())] }, broken)).rejects.toThrow('database down')
})
