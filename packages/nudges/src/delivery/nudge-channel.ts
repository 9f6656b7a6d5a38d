import type { DistrictScope } from '@lectern/database'
import type { AppId, InstallationId, PersonId } from '@lectern/launch'
import type { Problem } from '@lectern/problem'
import type { NudgeRule } from '../nudge.ts'

/** A way to people that an installation has, such as a feed of its host. Composition answers it. */
export interface NudgeChannel {
  installationId: InstallationId
  /** Whom of these it can tell something; the others are left out. */
  reach(scope: DistrictScope, personIds: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Reach>>
  /** How many it would take at once now. */
  batchSize(): number
  /**
   * Tells them, at the pace that the host allows, and says of each what became of it as soon as that is known. Whoever is
   * not spoken of was not told. The same nudge sent twice to a person must come to one notice.
   * @throws Problem what is nobody's in particular and an administrator has to see to
   */
  send(scope: DistrictScope, batch: NudgeBatch, turn: SendTurn): AsyncIterable<SendOutcome>
}

/** The right to send, which one run at a time has. */
export interface SendTurn {
  /** The process ends. */
  signal: AbortSignal
  /**
   * To be waited for before each call to the host, none of which may take longer than ten seconds.
   * @throws when the turn has gone to another run; nothing more may be sent
   */
  keep: () => Promise<void>
}

export interface Reach {
  language: 'en' | 'es'
  /** Nobody needs to look whether it does. */
  certain: boolean
}

/** The same words to all of them. */
export interface NudgeBatch extends Reach {
  rule: NudgeRule
  appId: AppId
  personIds: readonly PersonId[]
}

/** Nothing more comes to the person of this nudge. */
export type SettledState = 'accepted' | 'delivered' | 'not-installed' | 'blocked' | 'gone' | 'withdrawn'

export type SendOutcome = { personIds: readonly PersonId[] } & (
  | { outcome: SettledState }
  /** The host asks for patience, for everybody. */
  | { outcome: 'retry-at'; retryAt: Date }
  /** The host does not take it for them; what becomes of others is another matter. */
  | { outcome: 'refused'; problem: Problem }
)
