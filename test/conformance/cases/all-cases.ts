import type { ConformanceCase } from '../case.ts'
import { deepLinking } from './deep-linking.ts'
import { grades } from './grades.ts'
import { handshake } from './handshake.ts'
import { keys } from './keys.ts'
import { knownBad } from './known-bad.ts'
import { messages } from './messages.ts'
import { notices } from './notices.ts'
import { registration } from './registration.ts'
import { rosters } from './rosters.ts'
import { tokens } from './tokens.ts'
import { validLaunches } from './valid-launches.ts'

/** Keys and registration come last: they change what the platform publishes, and what the tool knows. */
export const allCases: readonly ConformanceCase[] = [
  ...knownBad,
  ...validLaunches,
  ...deepLinking,
  ...handshake,
  ...tokens,
  ...messages,
  ...rosters,
  ...grades,
  ...notices,
  ...keys,
  ...registration,
]
