import { refuser, type Refusal } from '../refusals.ts'

const push = 'best-practices/push-notifications'
const subscription = 'cloud.google.com/pubsub/docs/authenticate-push-subscriptions'

/** Every reason for which a pushed message is not taken; what is wrong with its token stands in `signInRefusals`. */
export const pushRefusals = {
  'classroom.push-token-missing': { kind: 'unauthenticated', remedy: 'administrator', source: subscription },
  'classroom.push-sender-mismatch': { kind: 'forbidden', remedy: 'administrator', source: subscription },
  'classroom.push-subscription-mismatch': { kind: 'forbidden', remedy: 'administrator', source: push },
  'classroom.push-malformed': { kind: 'invalid', remedy: 'administrator', source: push },
} as const satisfies Record<string, Refusal>

export type PushRefusal = keyof typeof pushRefusals

export const refusePush = refuser(pushRefusals)
