import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { DistrictScope } from '@lectern/database'
import {
  addLtiInstallation,
  claimDeployment,
  countInstallationWork,
  decideDeployment,
  findLtiInstallations,
  getInstallation,
  noticeDeployment,
  pruneUnclaimedDeployments,
} from './index.ts'
import { aPlatform } from './testing.ts'

let db: TestDatabase
let scope: DistrictScope
beforeAll(async () => {
  db = await testDatabase()
  scope = await db.district()
})
afterAll(() => db.drop())

const code = /^\w{4}-\w{4}$/

describe('a deployment of a registration that one district has', () => {
  test('waits in its list under one code, and the director decides once for all launches', async () => {
    const platform = aPlatform({ deploymentId: undefined })
    const id = await addLtiInstallation(db.database, scope, platform)
    const noticed = await noticeDeployment(db.database, platform, '12:ab')
    expect(noticed).toMatch(code)
    expect(await noticeDeployment(db.database, platform, '12:ab')).toBe(noticed)
    expect((await getInstallation(scope, id)).lti?.deployments).toMatchObject([
      { deploymentId: '12:ab', status: 'pending', code: noticed },
    ])
    expect(await countInstallationWork(scope)).toEqual({ pendingDeployments: 1, refusedLaunches: 0 })
    await decideDeployment(scope, id, '12:ab', 'active')
    await noticeDeployment(db.database, platform, '12:ab')
    expect((await getInstallation(scope, id)).lti?.deployments).toMatchObject([
      { status: 'active', code: null },
    ])
    await expect(decideDeployment(scope, id, 'unseen', 'active')).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('is approved by its code as people type it, once, and not by another district', async () => {
    const platform = aPlatform({ deploymentId: undefined })
    const id = await addLtiInstallation(db.database, scope, platform)
    const noticed = await noticeDeployment(db.database, platform, '13:ab')
    await expect(claimDeployment(await db.district('Elsewhere'), noticed)).rejects.toMatchObject({
      code: 'installation.code-unknown',
    })
    const typed = ` ${noticed.toLowerCase().replace('-', ' ')} `
    expect(await claimDeployment(scope, typed)).toEqual({ installationId: id, deploymentId: '13:ab' })
    await expect(claimDeployment(scope, noticed)).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('a registration that several districts share', () => {
  const platform = aPlatform({ profile: 'schoology', deploymentId: undefined })
  let west: DistrictScope
  beforeAll(async () => {
    west = await db.district('West')
    await addLtiInstallation(db.database, scope, { ...platform, deploymentId: '7-1' })
    await addLtiInstallation(db.database, west, platform)
  })

  test('is installed by each under its own name, with its own deployments', async () => {
    expect(await findLtiInstallations(db.database, platform.issuer, platform.clientId)).toMatchObject([
      { districtId: scope.districtId, deployments: { '7-1': 'active' } },
      { districtId: west.districtId, deployments: {} },
    ])
  })

  test.each(['authorizationEndpoint', 'tokenEndpoint', 'jwksUri', 'profile'] as const)(
    'has one %s for all: nobody who joins can redirect or forge the launches of others',
    async (name) => {
      const joining = { ...platform, [name]: name === 'profile' ? 'strict' : 'https://evil.example/x' }
      await expect(addLtiInstallation(db.database, await db.district('East'), joining)).rejects.toMatchObject(
        { code: 'installation.registration-differs', details: { different: [name] } },
      )
    },
  )

  test('lets nobody who joins name a deployment without having seen its code', async () => {
    const joining = { ...platform, deploymentId: '7-1' }
    await expect(addLtiInstallation(db.database, await db.district('East'), joining)).rejects.toMatchObject({
      code: 'installation.deployment-needs-code',
    })
  })

  test('shows an unknown deployment to no district; the one that types its code gets it, alone', async () => {
    const noticed = await noticeDeployment(db.database, platform, '7-2')
    expect(await noticeDeployment(db.database, platform, '7-2')).toBe(noticed)
    for (const { deployments } of await findLtiInstallations(db.database, platform.issuer, platform.clientId))
      expect(deployments).not.toHaveProperty('7-2')
    await expect(claimDeployment(await db.district('North'), noticed)).rejects.toMatchObject({
      code: 'installation.code-unknown',
    })
    const claims = await Promise.allSettled([claimDeployment(west, noticed), claimDeployment(scope, noticed)])
    expect(claims.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const owners = (await findLtiInstallations(db.database, platform.issuer, platform.clientId)).filter(
      ({ deployments }) => deployments['7-2'] === 'active',
    )
    expect(owners).toHaveLength(1)
  })

  test('forgets after a month what nobody claimed', async () => {
    const noticed = await noticeDeployment(db.database, platform, '7-3')
    await db.ownerQuery(
      `update lectern.lti_unclaimed_deployment set last_seen_at = now() - interval '31 days'`,
    )
    await pruneUnclaimedDeployments(db.database)
    await expect(claimDeployment(west, noticed)).rejects.toMatchObject({ code: 'installation.code-unknown' })
  })
})
