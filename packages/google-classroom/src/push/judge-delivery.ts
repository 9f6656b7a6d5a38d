import type { PushMessage } from './verify-push.ts'

/** `read` the thing again, or do nothing and acknowledge. */
export type DeliveryVerdict = 'read' | 'duplicate' | 'outdated' | 'unknown'

/** Google's clock and ours, and the time until Google's servers agree on what they tell. */
const marginMilliseconds = 60_000

/**
 * What to do about a message: they come at least once and in any order. `hadMessage`: whether its `messageId` was handled;
 * `readAt`: when the thing it is about (`changedThing`) was last read, which makes older messages about it empty.
 */
export function judgeDelivery(
  { publishedAt, change }: PushMessage,
  { hadMessage, readAt }: { hadMessage: boolean; readAt?: Date },
): DeliveryVerdict {
  if (hadMessage) return 'duplicate'
  if (change === undefined) return 'unknown'
  const isOld = readAt !== undefined && publishedAt.getTime() + marginMilliseconds < readAt.getTime()
  return isOld ? 'outdated' : 'read'
}
