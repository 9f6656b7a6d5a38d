import { expect, test } from 'vitest'
import { tenantIds } from '../testing/a-district.ts'
import { simulatedMicrosoft } from '../testing/a-simulated-microsoft.ts'
import { grantedRoles } from './granted-roles.ts'

test('names what an administrator granted the app itself, sorted', async () => {
  const { tokens } = await simulatedMicrosoft({ roles: ['TeamsActivity.Send', 'EduRoster.Read.All'] })
  expect(await grantedRoles(tokens, tenantIds.fairview)).toEqual(['EduRoster.Read.All', 'TeamsActivity.Send'])
})

test('of a token without roles there are none, and a token that says nothing is an error', async () => {
  const answered = (value: string) => ({
    appOnly: async () => ({ value, scopes: [], expiresAt: new Date() }),
  })
  const bare = `e30.${Buffer.from('{}').toString('base64url')}.x`
  expect(await grantedRoles(answered(bare), tenantIds.fairview)).toEqual([])
  await expect(grantedRoles(answered('opaque'), tenantIds.fairview)).rejects.toMatchObject({
    code: 'teams.entra-answer-invalid',
  })
})
