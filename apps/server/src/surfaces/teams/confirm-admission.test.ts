import { afterAll, beforeAll, expect, test } from 'vitest'
import { teamsAdmission } from '@lectern/tenancy'
import { entraTokens } from '@lectern/teams'
import { simulatedApp } from '@lectern/teams/testing'
import { teamsUnderTest, tenantIds, type TeamsUnderTest } from '../../testing/teams-under-test.ts'
import { confirmAdmission } from './confirm-admission.ts'

let under: TeamsUnderTest
beforeAll(async () => void (under = await teamsUnderTest({ consents: false })))
afterAll(() => under.close())

const allowed = ['GroupMember.Read.All', 'Organization.Read.All']

function confirm(afterConsent: boolean) {
  const { microsoft, scope, installationId } = under
  const { clientId, clientSecret } = simulatedApp
  const tokens = entraTokens({
    app: { clientId },
    credential: () => ({ clientSecret }),
    fetch: microsoft.entra.fetch,
    now: microsoft.now,
  })
  const waits: number[] = []
  const wait = async (milliseconds: number) => {
    waits.push(milliseconds)
    microsoft.secondsPass(milliseconds / 1000)
  }
  const installation = { installationId, clientId, tenantId: tenantIds.fairview, features: [] }
  const ports = { tokensOf: () => tokens, connect: microsoft.connect, now: microsoft.now }
  return confirmAdmission(ports, scope, installation, { afterConsent, wait }).then((roles) => ({
    roles,
    waits,
  }))
}

test('waits for what Entra does not know everywhere yet, right after a consent', async () => {
  under.microsoft.entra.consents.grantForTenant(tenantIds.fairview, { roles: allowed, afterSeconds: 2 })
  expect(await confirm(true)).toEqual({ roles: allowed, waits: [1_000, 2_000] })
  expect(await teamsAdmission(under.scope, under.installationId)).toMatchObject({
    tenantName: 'Fairview Schools',
    grantedRoles: allowed,
  })
})

test('waits no longer than seven seconds, and then keeps what there is', async () => {
  under.microsoft.entra.consents.grantForTenant(tenantIds.fairview, { roles: ['Organization.Read.All'] })
  expect(await confirm(true)).toEqual({ roles: ['Organization.Read.All'], waits: [1_000, 2_000, 4_000] })
})

test('asks once where nobody has just consented', async () => {
  expect(await confirm(false)).toMatchObject({ waits: [] })
})
