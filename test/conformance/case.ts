import type { ConformancePlatform } from './platform.ts'
import type { Outcome } from './outcome.ts'
import type { ConformanceProfile } from './profiles.ts'

export const groups = ['core', 'deep-linking', 'extra', 'nrps', 'ags', 'pns', 'registration'] as const
export type Group = (typeof groups)[number]

/** `either`: a tool may choose, as long as it does not break. */
export type Expectation = 'accepted' | 'refused' | 'either'

export interface ConformanceCase {
  /** Stable: reports of two runs are compared by it. */
  id: string
  group: Group
  name: string
  expected: Expectation
  run(bench: Bench): Promise<Outcome>
}

/** What a case works with. */
export interface Bench {
  tool: ToolUnderTest
  platform: ConformancePlatform
  pause: (seconds: number) => Promise<void>
  /** As which kind of platform it launches. */
  profile: ConformanceProfile
  /** How many milliseconds a tool has to call a service after a launch. */
  serviceWait: number
}

export interface ToolUnderTest {
  loginUrl: string
  /** Registered as redirect URI; without it, whatever the tool asks for. */
  launchUrl?: string
  /** Where links of teachers and of students lead. */
  target: string
  studentTarget: string
  /** Stands on every page that follows an accepted launch and on no page that refuses one. */
  acceptedText?: string
  /** Where it takes notices; without it, what it tells the platform itself. */
  noticeUrl?: string
  /** Where platforms register themselves; of several, which may each be good once, the first is for the complete case. */
  registrationUrls?: readonly string[]
}
