import type { ConformanceCase } from '../case.ts'
import { deepLinking } from './deep-linking.ts'
import { handshake } from './handshake.ts'
import { keys } from './keys.ts'
import { knownBad } from './known-bad.ts'
import { messages } from './messages.ts'
import { tokens } from './tokens.ts'
import { validLaunches } from './valid-launches.ts'

/** Keys come last: they change what the platform publishes. */
export const allCases: readonly ConformanceCase[] = [
  ...knownBad,
  ...validLaunches,
  ...deepLinking,
  ...handshake,
  ...tokens,
  ...messages,
  ...keys,
]
