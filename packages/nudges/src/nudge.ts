import type { AppId, PersonId } from '@lectern/launch'

export type NudgeRule = 'seat-never-opened'

/** What a rule asks for. */
export interface DueNudge {
  personId: PersonId
  appId: AppId
  facts: { seatSince: string }
}

/** What the card of a nudge is made from. */
export interface Nudge {
  id: string
  rule: NudgeRule
  appId: AppId
  /** ISO date. */
  seatSince: string
}

/** Ends a nudge for good. */
export type NudgeAnswer = 'acted' | 'not-now' | 'not-for-me'
export type NudgeResponse = 'shown' | NudgeAnswer
