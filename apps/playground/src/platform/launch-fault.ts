import type { Claims } from './message.ts'
import { claim } from './claim-names.ts'

/** What can be wrong with a launch on purpose, in words for the page that offers it. */
export const launchFaults = {
  expired: 'The launch token expired an hour ago',
  'wrong-nonce': 'The launch answers somebody else’s login (wrong nonce)',
  'unknown-deployment': 'The launch comes from a deployment nobody has approved',
  'unknown-key': 'The launch is signed with a key this platform never published',
} as const

export type LaunchFault = keyof typeof launchFaults

export const parseFault = (value: unknown): LaunchFault | undefined =>
  typeof value === 'string' && Object.hasOwn(launchFaults, value) ? (value as LaunchFault) : undefined

const twoHours = 2 * 60 * 60

/** The same claims with one lie in them. `unknown-key` lies in the signature instead. */
export function spoil(claims: Claims, fault: LaunchFault | undefined): Claims {
  switch (fault) {
    case 'expired':
      return { ...claims, iat: Number(claims['iat']) - twoHours, exp: Number(claims['exp']) - twoHours }
    case 'wrong-nonce':
      return { ...claims, nonce: 'nonce-of-another-login' }
    case 'unknown-deployment':
      return { ...claims, [claim('deployment_id')]: '404:0000000000000000000000000000000000000000' }
    default:
      return claims
  }
}
