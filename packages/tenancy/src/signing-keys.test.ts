import { randomBytes } from 'node:crypto'
import { calculateJwkThumbprint, importJWK, jwtVerify, SignJWT } from 'jose'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '@lectern/database/testing'
import {
  ensureSigningKeys,
  findSigningKeys,
  keySetMaxAgeSeconds,
  replaceCompromisedKeys,
  rotateSigningKeys,
  rotateSigningKeysWhenDue,
  signingKeyRing,
  signingKeyState,
} from './index.ts'
import { publishedBeforeUseMs } from './signing-key-life.ts'

const hour = 3_600_000
const day = 24 * hour
const sealKey = randomBytes(32)

let db: TestDatabase
let now: Date
beforeEach(async () => {
  db = await testDatabase()
  now = new Date('2026-09-01T08:00:00Z')
})
afterEach(() => db.drop())

const pass = (milliseconds: number): void => void (now = new Date(now.getTime() + milliseconds))
const keeping = () => ({ database: db.database, sealKey, now })
const kidsIn = async (state: string): Promise<string[]> =>
  (await findSigningKeys(db.database))
    .filter((key) => signingKeyState(key, now) === state)
    .map(({ kid }) => kid)
const states = async () => ({
  next: (await kidsIn('next')).length,
  active: (await kidsIn('active')).length,
  retiring: (await kidsIn('retiring')).length,
  gone: (await kidsIn('gone')).length,
})
const quiet = { onError: () => {}, onRotated: () => {} }
const ring = (onError: (error: unknown) => void = () => {}, database = db.database) =>
  signingKeyRing({ ...quiet, database, sealKey, now: () => now, onError })

describe('the life of a signing key', () => {
  test('all starters at once get one key that signs and one that is next', async () => {
    await Promise.all(Array.from({ length: 4 }, () => ensureSigningKeys(keeping())))
    expect(await states()).toEqual({ next: 1, active: 1, retiring: 0, gone: 0 })
    await ensureSigningKeys(keeping())
    expect(await states()).toEqual({ next: 1, active: 1, retiring: 0, gone: 0 })
  })

  test('a key is named by its thumbprint, and its private part is stored sealed', async () => {
    await ensureSigningKeys(keeping())
    const { kid, privateJwk } = await ring().active()
    const [publicJwk] = (await ring().published()).filter((key) => key.kid === kid)
    expect(publicJwk).toMatchObject({ kty: 'RSA', alg: 'RS256', use: 'sig' })
    expect(publicJwk).not.toHaveProperty('d')
    expect(kid).toBe(await calculateJwkThumbprint(publicJwk!))
    const signed = await new SignJWT()
      .setProtectedHeader({ alg: 'RS256' })
      .sign(await importJWK(privateJwk, 'RS256'))
    await jwtVerify(signed, await importJWK(publicJwk!, 'RS256'))
    expect(JSON.stringify(await db.ownerQuery('select * from lectern.signing_key'))).not.toContain(
      privateJwk.d,
    )
  })

  test('keys that another secret sealed are told as such, and new ones can be made without it', async () => {
    await ensureSigningKeys(keeping())
    const otherSecret = randomBytes(32)
    const other = signingKeyRing({ database: db.database, sealKey: otherSecret, now: () => now, ...quiet })
    await expect(other.active()).rejects.toMatchObject({ code: 'keys.sealed-otherwise' })
    const { active } = await replaceCompromisedKeys({ ...keeping(), sealKey: otherSecret })
    pass(10_000)
    expect(await other.active()).toMatchObject({ kid: active })
  })

  test('the next key is published for longer than platforms may keep the set', () => {
    expect(publishedBeforeUseMs).toBeGreaterThan(keySetMaxAgeSeconds * 1000)
  })

  test('a rotation refuses a next key that platforms may not know, and says from when on they do', async () => {
    await ensureSigningKeys(keeping())
    pass(day - 1)
    await expect(rotateSigningKeys(keeping())).rejects.toMatchObject({
      code: 'keys.next-too-young',
      message: expect.stringContaining('2026-09-02T08:00:00.000Z'),
    })
    const [active] = await kidsIn('active')
    expect(await rotateSigningKeys(keeping(), { withoutWaiting: true })).toMatchObject({ retired: active })
  })

  test('a rotation puts the next key in place; the old one loses its private part and leaves after seven days', async () => {
    await ensureSigningKeys(keeping())
    const [old] = await kidsIn('active')
    const [next] = await kidsIn('next')
    pass(day)
    expect(await rotateSigningKeys(keeping())).toEqual({ retired: old, active: next })
    expect(await states()).toEqual({ next: 1, active: 1, retiring: 1, gone: 0 })
    const retired = (await findSigningKeys(db.database)).find(({ kid }) => kid === old)
    expect(retired).toMatchObject({ sealedPrivateJwk: null })
    pass(7 * day - 1)
    expect(await kidsIn('retiring')).toEqual([old])
    pass(1)
    expect(await kidsIn('gone')).toEqual([old])
    expect((await ring().published()).map(({ kid }) => kid)).not.toContain(old)
  })

  test('the schedule rotates after ninety days, however late, and once however many workers ask', async () => {
    await ensureSigningKeys(keeping())
    pass(90 * day - 1)
    expect(await rotateSigningKeysWhenDue(keeping())).toBeUndefined()
    pass(200 * day)
    const rotations = await Promise.all(Array.from({ length: 4 }, () => rotateSigningKeysWhenDue(keeping())))
    expect(rotations.filter((rotation) => rotation !== undefined)).toHaveLength(1)
    expect(await rotateSigningKeysWhenDue(keeping())).toBeUndefined()
    expect(await states()).toEqual({ next: 1, active: 1, retiring: 1, gone: 0 })
  })

  test('of two rotations by hand at once one is done, and the other is told', async () => {
    await ensureSigningKeys(keeping())
    pass(day)
    const rotations = await Promise.allSettled([rotateSigningKeys(keeping()), rotateSigningKeys(keeping())])
    expect(rotations.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await states()).toMatchObject({ active: 1, retiring: 1 })
  })

  test('compromised keys are withdrawn at once, the next and the retiring ones too', async () => {
    await ensureSigningKeys(keeping())
    pass(day)
    await rotateSigningKeys(keeping())
    const before = (await ring().published()).map(({ kid }) => kid)
    const { active } = await replaceCompromisedKeys(keeping())
    const published = (await ring().published()).map(({ kid }) => kid)
    expect(published).toContain(active)
    for (const kid of before) expect(published).not.toContain(kid)
    expect(await states()).toEqual({ next: 1, active: 1, retiring: 0, gone: 3 })
    const kept = (await findSigningKeys(db.database)).filter(({ sealedPrivateJwk }) => sealedPrivateJwk)
    expect(kept).toHaveLength(2)
  })

  test('the database takes no second key that signs', async () => {
    await ensureSigningKeys(keeping())
    await expect(
      db.ownerQuery(`update lectern.signing_key set activated_at = now() where activated_at is null`),
    ).rejects.toThrow('signing_key_one_active')
  })
})

describe('the key ring of a process', () => {
  test('follows a rotation within ten seconds, and asks no more often than that', async () => {
    await ensureSigningKeys(keeping())
    let queries = 0
    const counted = {
      ...db.database,
      query: ((...query: Parameters<typeof db.database.query>) => {
        queries += 1
        return db.database.query(...query)
      }) as typeof db.database.query,
    }
    const keys = ring(undefined, counted)
    const first = await keys.active()
    pass(day)
    await keys.active()
    await rotateSigningKeys(keeping())
    await Promise.all(Array.from({ length: 20 }, () => keys.active()))
    expect((await keys.active()).kid).toBe(first.kid)
    expect(queries).toBe(2)
    pass(10_000)
    await Promise.all(Array.from({ length: 20 }, () => keys.published()))
    expect((await keys.active()).kid).not.toBe(first.kid)
    expect(queries).toBe(3)
  })

  test('goes on with the keys it knows while the database is away, and says so', async () => {
    await ensureSigningKeys(keeping())
    let away = false
    const errors: unknown[] = []
    const keys = ring((error) => errors.push(error), {
      ...db.database,
      query: ((...query: Parameters<typeof db.database.query>) =>
        away ? Promise.reject(new Error('away')) : db.database.query(...query)) as typeof db.database.query,
    })
    const { kid } = await keys.active()
    away = true
    pass(10_000)
    expect(await keys.active()).toMatchObject({ kid })
    expect(errors).toHaveLength(1)
  })
})
