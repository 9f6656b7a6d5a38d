import { Problem, type ProblemKind } from '@lectern/problem'

/** Every reason for which an address that someone else named is not spoken to, or its answer not taken. Stable. */
export const networkRefusals = {
  'lti.address-malformed': 'invalid',
  'lti.address-insecure': 'invalid',
  'lti.address-with-credentials': 'invalid',
  'lti.address-without-name': 'forbidden',
  'lti.address-port': 'forbidden',
  'lti.address-private': 'forbidden',
  'lti.host-unresolved': 'upstream',
  'lti.host-unreachable': 'upstream',
  'lti.redirect-refused': 'upstream',
  'lti.answer-too-slow': 'upstream',
  'lti.answer-too-large': 'upstream',
} as const satisfies Record<string, ProblemKind>

export type NetworkRefusal = keyof typeof networkRefusals

/** Says which host was meant, never what it resolves to: the answer may reach whoever named it. */
export const refuseAddress = (
  code: NetworkRefusal,
  message: string,
  details: Record<string, unknown> = {},
  cause?: unknown,
): Problem => new Problem({ kind: networkRefusals[code], code, message, details, cause })
