import type { ConformancePlatform } from './platform.ts'
import type { Outcome } from './outcome.ts'

export const groups = ['core', 'deep-linking', 'extra'] as const
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
}
