import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import type { DistrictScope } from '@lectern/database'
import {
  acceptInvitation,
  checkInvitation,
  findSession,
  inviteDirector,
  pruneSessions,
  signIn,
  signOut,
} from './index.ts'

let db: TestDatabase
let scope: DistrictScope
const director = { name: 'Dana Director', email: 'dana@fairview.example', password: 'correct horse battery' }

beforeAll(async () => {
  db = await testDatabase()
  scope = await db.district()
})
afterAll(() => db.drop())

describe('the invitation', () => {
  test('makes one account and is used up by it', async () => {
    const token = await inviteDirector(scope)
    expect((await checkInvitation(db.database, token)).districtId).toBe(scope.districtId)
    await acceptInvitation(db.database, token, director)
    await expect(checkInvitation(db.database, token)).rejects.toMatchObject({
      code: 'console.invitation-unusable',
    })
    await expect(
      acceptInvitation(db.database, token, { ...director, email: 'b@x.example' }),
    ).rejects.toMatchObject({
      code: 'console.invitation-unusable',
    })
  })

  test('refuses an address that has an account, and stays usable', async () => {
    const token = await inviteDirector(scope)
    await expect(
      acceptInvitation(db.database, token, { ...director, email: 'DANA@fairview.example' }),
    ).rejects.toMatchObject({ code: 'console.account-exists' })
    expect(await checkInvitation(db.database, token)).toBeDefined()
  })

  test('ends after seven days; a made-up token is no invitation', async () => {
    const token = await inviteDirector(scope)
    await db.ownerQuery(`update lectern.console_invitation set expires_at = now() where accepted_at is null`)
    for (const unusable of [token, 'made-up'])
      await expect(checkInvitation(db.database, unusable)).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('stores no token', async () => {
    const token = await inviteDirector(scope)
    const rows = await db.ownerQuery('select i::text as row from lectern.console_invitation i')
    expect(JSON.stringify(rows)).not.toContain(token)
  })
})

describe('the session', () => {
  test('belongs to the account and its district, and ends with sign-out', async () => {
    const token = await signIn(db.database, ' Dana@Fairview.example', director.password)
    const session = await findSession(db.database, token)
    expect(session).toMatchObject({ account: { name: 'Dana Director', role: 'director' } })
    expect(session!.scope.districtId).toBe(scope.districtId)
    await signOut(session!.scope, token)
    expect(await findSession(db.database, token)).toBeUndefined()
  })

  test('refuses a wrong password and an unknown address with the same words', async () => {
    const failures = await Promise.all(
      [signIn(db.database, director.email, 'wrong'), signIn(db.database, 'nobody@x.example', 'wrong')].map(
        (attempt) => attempt.catch((error: unknown) => error),
      ),
    )
    expect(failures[0]).toMatchObject({ kind: 'unauthenticated', code: 'console.sign-in-failed' })
    expect((failures[0] as Error).message).toBe((failures[1] as Error).message)
  })

  test('ends after an hour of silence and after twelve hours in any case, and is then forgotten', async () => {
    const idle = await signIn(db.database, director.email, director.password)
    await db.ownerQuery(`update lectern.console_session set last_used_at = now() - interval '61 minutes'`)
    expect(await findSession(db.database, idle)).toBeUndefined()
    const old = await signIn(db.database, director.email, director.password)
    await db.ownerQuery(`update lectern.console_session set expires_at = now() - interval '1 second'`)
    expect(await findSession(db.database, old)).toBeUndefined()
    await pruneSessions(scope)
    expect(await db.ownerQuery('select 1 from lectern.console_session')).toEqual([])
  })

  test('two districts may know the same address; the password decides whose it is', async () => {
    const elsewhere = await db.district('Elsewhere')
    const token = await inviteDirector(elsewhere)
    await acceptInvitation(db.database, token, { ...director, password: 'another long password' })
    const session = await findSession(
      db.database,
      await signIn(db.database, director.email, 'another long password'),
    )
    expect(session!.scope.districtId).toBe(elsewhere.districtId)
  })
})
