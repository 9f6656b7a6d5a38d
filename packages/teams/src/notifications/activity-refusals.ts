import { refusing, type Refusal } from '../refusal.ts'

/**
 * Why a notification for an activity feed is not sent at all; what becomes of a sent one is an `ActivityOutcome`.
 * send = Graph "userTeamwork: sendActivityNotification", feed = Graph "Send activity feed notifications to users in Microsoft Teams".
 */
export const activityRefusals = {
  // What was asked of us
  'teams.activity-undeclared': { kind: 'invalid', remedy: 'administrator', source: 'feed, requirements' },
  'teams.activity-parameters': { kind: 'invalid', remedy: 'administrator', source: 'feed, templates' },
  'teams.activity-topic': { kind: 'invalid', remedy: 'administrator', source: 'send, topic' },
  'teams.activity-chain': { kind: 'invalid', remedy: 'administrator', source: 'send, chainId' },
  'teams.activity-recipients': { kind: 'invalid', remedy: 'administrator', source: 'feed, bulk' },

  // How the app is set up
  'teams.activity-app-ambiguous': { kind: 'conflict', remedy: 'administrator', source: 'send, 409' },
  'teams.activity-refused': { kind: 'upstream', remedy: 'administrator', source: 'send, 400' },
  'teams.activity-token-short': { kind: 'upstream', remedy: 'wait', source: 'feed, bulk, 412' },
} as const satisfies Record<string, Refusal>

export type ActivityRefusal = keyof typeof activityRefusals

export const refuseActivity = refusing<ActivityRefusal>(activityRefusals)
