import type { Database } from '@lectern/database'
import { sealSecret, unsealSecret } from '../sealed-secret.ts'

/** A sign-in on its way between a window and a frame; what is in it belongs to the protocol. */
export interface KeptHandOff<HandOff> {
  clientId: string
  handOff: HandOff
}

interface HandOffRow {
  clientId: string
  sealedRecord: string
}

/** Once more where it was begun before. `handOff` is plain JSON but for its `expiresAt`. Sealed, because Classroom's token for the frame is in it. */
export async function keepHandOff(
  database: Database,
  clientId: string,
  handOff: { id: string; expiresAt: Date },
  sealKey: Uint8Array,
): Promise<void> {
  await database.query(
    `insert into lectern.google_hand_off (id, client_id, sealed_record, expires_at) values ($1, $2, $3, $4)
     on conflict (id) do update set sealed_record = excluded.sealed_record, expires_at = excluded.expires_at`,
    [handOff.id, clientId, await sealed(handOff, sealKey), handOff.expiresAt],
  )
}

/** @returns undefined for an id that nobody was given, or that was pruned since */
export async function findHandOff<HandOff extends { id: string; expiresAt: Date }>(
  database: Database,
  id: string,
  sealKey: Uint8Array,
): Promise<KeptHandOff<HandOff> | undefined> {
  const [row] = await database.query<HandOffRow>(
    `select h.client_id as "clientId", h.sealed_record as "sealedRecord" from lectern.google_hand_off h where h.id = $1`,
    [id],
  )
  return row && { clientId: row.clientId, handOff: await unsealed<HandOff>(row, id, sealKey) }
}

/**
 * Takes it one step further. Of two that try at once one comes second, and works on what the first has left.
 * @returns what `step` returns beside the hand-off to keep; undefined where there is no such hand-off
 */
export async function stepHandOff<HandOff extends { id: string; expiresAt: Date }, Result>(
  database: Database,
  id: string,
  sealKey: Uint8Array,
  step: (handOff: HandOff) => { handOff: HandOff; result: Result },
): Promise<Result | undefined> {
  for (;;) {
    const [row] = await database.query<HandOffRow>(
      `select h.client_id as "clientId", h.sealed_record as "sealedRecord" from lectern.google_hand_off h where h.id = $1`,
      [id],
    )
    if (!row) return undefined
    const { handOff, result } = step(await unsealed<HandOff>(row, id, sealKey))
    const [written] = await database.query<{ id: string }>(
      `update lectern.google_hand_off h set sealed_record = $3 where h.id = $1 and h.sealed_record = $2 returning h.id`,
      [id, row.sealedRecord, await sealed(handOff, sealKey)],
    )
    if (written) return result
  }
}

export async function pruneHandOffs(database: Database): Promise<void> {
  await database.query(`delete from lectern.google_hand_off h where h.expires_at < now() - interval '1 hour'`)
}

const sealed = (handOff: { id: string }, sealKey: Uint8Array): Promise<string> =>
  sealSecret(JSON.stringify(handOff), handOff.id, sealKey)

async function unsealed<HandOff extends { expiresAt: Date }>(
  { sealedRecord }: HandOffRow,
  id: string,
  sealKey: Uint8Array,
): Promise<HandOff> {
  const record = JSON.parse(await unsealSecret(sealedRecord, id, sealKey)) as HandOff & { expiresAt: string } // `sealed` wrote it
  return { ...record, expiresAt: new Date(record.expiresAt) }
}
