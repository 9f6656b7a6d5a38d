import type { DueCredit } from '@lectern/catalog'
import type { Database, DistrictScope } from '@lectern/database'
import type { Enqueue } from '@lectern/jobs'
import type { PersonId } from '@lectern/launch'
import type { CreditOutcome } from './credit-outcome.ts'
import type { Recipient } from './recipient.ts'

/** Credit for opened apps, whatever host is told of it; compose.ts provides it. */
export interface CreditEngine {
  database: Database
  enqueue: Enqueue
  /** Seals whom to tell. */
  creditKey: Uint8Array
  /** How each kind of recipient is told. */
  tell: { [By in Recipient['by']]: TellCredit<Extract<Recipient, { by: By }>> }
}

/** @throws Problem for what passes, or an administrator can make pass */
export type TellCredit<To extends Recipient> = (
  scope: DistrictScope,
  /** `teacherId`: who has just come, and may tell it. */
  credit: DueCredit & { teacherId?: PersonId },
  recipient: To,
) => Promise<CreditOutcome>
