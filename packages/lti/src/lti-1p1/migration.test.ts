import { expect, test } from 'vitest'
import { verifyMigration } from './migration.ts'

/** The vector of the LTI 1.3 migration guide. */
const facts = {
  secretOf: async (key: string) => (key === '179248902' ? 'my-lti11-secret' : undefined),
  deploymentId: '689302',
  issuer: 'https://lmsvendor.com',
  clientId: 'PM48OJSfGDTAzAo',
  exp: 1551290856,
  nonce: '172we8671fd8z',
}
const claim = {
  user_id: '34212',
  resource_link_id: '4b6fa',
  context_id: 'course-9',
  tool_consumer_instance_guid: 'example.edu',
  oauth_consumer_key: '179248902',
  oauth_consumer_key_sign: 'lWd54kFo5qU7xshAna6v8BwoBm6tmUjc6GTax6+12ps=',
}
const replaces = {
  userId: '34212',
  resourceLinkId: '4b6fa',
  contextId: 'course-9',
  platformGuid: 'example.edu',
}

test('proves the vector of the migration guide, and says which ids the launch replaces', async () => {
  expect(await verifyMigration(claim, facts)).toEqual({ trust: 'proved', consumerKey: '179248902', replaces })
})

test.each([
  { deploymentId: '689303' },
  { issuer: 'https://lmsvendor.com/' },
  { clientId: 'other' },
  { exp: 1551290857 },
  { nonce: 'replayed' },
  { secretOf: () => 'another secret' },
])('proves nothing when the launch is another one: %o', async (other) => {
  expect(await verifyMigration(claim, { ...facts, ...other })).toEqual({
    trust: 'unproved',
    reason: 'signature-invalid',
    consumerKey: '179248902',
    replaces,
  })
})

test('leaves it to an administrator when the platform signed nothing', async () => {
  const { oauth_consumer_key_sign, ...unsigned } = claim
  expect(oauth_consumer_key_sign).toBeDefined()
  for (const sent of [
    unsigned,
    { ...claim, oauth_consumer_key_sign: '' },
    { ...claim, oauth_consumer_key: null },
  ])
    expect(await verifyMigration(sent, facts)).toMatchObject({
      trust: 'unproved',
      reason: 'unsigned',
      replaces,
    })
})

test('leaves it to an administrator when nobody here has that key', async () => {
  expect(await verifyMigration({ ...claim, oauth_consumer_key: '179248903' }, facts)).toMatchObject({
    trust: 'unproved',
    reason: 'consumer-unknown',
    consumerKey: '179248903',
  })
})

test('has no opinion about a launch without the claim, and none of the ids that did not change', async () => {
  expect(await verifyMigration(undefined, facts)).toBeUndefined()
  expect(await verifyMigration(null, facts)).toBeUndefined()
  expect(await verifyMigration({ user_id: '' }, facts)).toMatchObject({ replaces: { userId: undefined } })
})

test('refuses a claim of the wrong shape', async () => {
  for (const sent of ['x', [claim], { ...claim, user_id: 5 }, { ...claim, context_id: 'c'.repeat(256) }])
    await expect(verifyMigration(sent, facts)).rejects.toMatchObject({ code: 'lti.claim-malformed' })
})
