import { Problem } from '@lectern/problem'
import type { Database } from '@lectern/database'
import { newSigningKey } from './new-signing-key.ts'
import { isDueToRetire, signingKeyState, usableFrom } from './signing-key-life.ts'
import {
  activateNextKey,
  findSigningKeys,
  insertNextKey,
  replaceAllKeys,
  type StoredSigningKey,
} from './signing-keys-store.ts'

export interface KeyKeeping {
  database: Database
  /** 32 bytes. */
  sealKey: Uint8Array
  now: Date
}

/** Which key signed until now, and which does from now on. */
export interface KeyRotation {
  retired?: string
  active: string
}

/**
 * At every start: there is a key that signs, and a next one that platforms already know when it is needed. The very
 * first signs at once, because no platform has read our key set before.
 */
export async function ensureSigningKeys(keeping: KeyKeeping): Promise<void> {
  const { active, next } = await currentKeys(keeping)
  if (!next) await publishNext(keeping)
  if (active) return
  const { next: first } = await currentKeys(keeping)
  // Other starters may be here as well: one of them activates it, and what they publish then is the same again.
  if (first) await activateNextKey(keeping.database, { next: first.kid }, keeping.now)
  await publishNext(keeping)
}

/** Puts the standing next key in the active one's place; `withoutWaiting` although platforms may not know it yet. */
export async function rotateSigningKeys(
  keeping: KeyKeeping,
  { withoutWaiting = false }: { withoutWaiting?: boolean } = {},
): Promise<KeyRotation> {
  await ensureSigningKeys(keeping)
  const { active, next } = await currentKeys(keeping)
  if (!active || !next) throw rotatedMeanwhile()
  if (!withoutWaiting && usableFrom(next) > keeping.now) throw tooYoung(next)
  return (await turn(keeping, active, next)) ?? Promise.reject(rotatedMeanwhile())
}

/** What the schedule does, as often as it likes: nothing before its time, once after it, however late. */
export async function rotateSigningKeysWhenDue(
  keeping: KeyKeeping,
  { signsForMs }: { signsForMs?: number } = {},
): Promise<KeyRotation | undefined> {
  // The next one is published long before it is due, so that no rotation has to wait for it.
  await ensureSigningKeys(keeping)
  const { active, next } = await currentKeys(keeping)
  if (!active || !next || !isDueToRetire(active, keeping.now, signsForMs)) return undefined
  return usableFrom(next) <= keeping.now ? turn(keeping, active, next) : undefined
}

/**
 * For keys that somebody else may hold: a new one signs at once, and every other is withdrawn, the next one too,
 * which lay beside it.
 */
export async function replaceCompromisedKeys(keeping: KeyKeeping): Promise<KeyRotation> {
  const { active } = await currentKeys(keeping)
  const key = await newSigningKey(keeping.sealKey)
  await replaceAllKeys(keeping.database, key, keeping.now)
  await publishNext(keeping)
  return { retired: active?.kid, active: key.kid }
}

async function turn(
  keeping: KeyKeeping,
  active: StoredSigningKey,
  next: StoredSigningKey,
): Promise<KeyRotation | undefined> {
  const kids = { next: next.kid, active: active.kid }
  if (!(await activateNextKey(keeping.database, kids, keeping.now))) return undefined
  await publishNext(keeping)
  return { retired: active.kid, active: next.kid }
}

async function currentKeys({ database, now }: KeyKeeping) {
  const keys = await findSigningKeys(database)
  const inState = (state: 'active' | 'next') => keys.find((key) => signingKeyState(key, now) === state)
  return { active: inState('active'), next: inState('next') }
}

const publishNext = async ({ database, sealKey, now }: KeyKeeping): Promise<void> =>
  insertNextKey(database, await newSigningKey(sealKey), now)

const tooYoung = (next: StoredSigningKey): Problem =>
  new Problem({
    kind: 'conflict',
    code: 'keys.next-too-young',
    message: `The next key has been published since ${next.publishedAt.toISOString()} only, and platforms that keep our key set do not know it yet. It can be used from ${usableFrom(next).toISOString()} on. If the key that signs has leaked, do not wait: keys rotate --compromised`,
  })

const rotatedMeanwhile = (): Problem =>
  new Problem({
    kind: 'conflict',
    code: 'keys.rotated-meanwhile',
    message: 'Another process rotated the keys at this moment. Look at them: keys list',
  })
