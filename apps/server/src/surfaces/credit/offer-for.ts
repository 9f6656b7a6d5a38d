import { offerCredit } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { Launch } from '@lectern/launch'
import { sealRecipient, type Recipient } from './recipient.ts'

/** A launch of a placement whose app gives credit once it is opened. */
export async function offerFor(
  scope: DistrictScope,
  { id: launchId, person }: Pick<Launch, 'id' | 'person'>,
  placementId: string,
  recipient: Recipient,
  creditKey: Uint8Array,
): Promise<void> {
  const sealedRecipient = await sealRecipient(recipient, placementId, creditKey)
  await offerCredit(scope, { placementId, personId: person.id, launchId, sealedRecipient })
}
