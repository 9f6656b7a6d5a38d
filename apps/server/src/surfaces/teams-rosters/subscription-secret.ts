import { createHmac } from 'node:crypto'
import type { SubscriptionOwner } from '@lectern/tenancy'
import type { TeamsRosters } from './teams-rosters.ts'

/** What Graph repeats in every notice of a subscription: made anew from its attempt whenever it is needed, stored nowhere. */
export const subscriptionSecret = (
  { secrets }: Pick<TeamsRosters, 'secrets'>,
  { districtId, installationId }: Pick<SubscriptionOwner, 'districtId' | 'installationId'>,
  attemptId: string,
): string =>
  createHmac('sha256', secrets.of('Teams subscriptions'))
    .update(JSON.stringify([districtId, installationId, attemptId]))
    .digest('base64url')

/** Where Graph calls, and which attempt it was asked in. */
export const noticeAddress = (
  { publicUrl }: Pick<TeamsRosters, 'publicUrl'>,
  attemptId: string,
  about: 'changes' | 'lifecycle',
): string => `${publicUrl}/teams/notifications?attempt=${attemptId}&about=${about}`
