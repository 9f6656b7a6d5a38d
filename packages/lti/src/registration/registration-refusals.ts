import { Problem } from '@lectern/problem'
import type { Refusal } from '../launch/refusals.ts'

/** Every reason for which a platform does not get registered. DR = LTI Dynamic Registration 1.0. Stable. */
export const registrationRefusals = {
  // How the platform opens the registration
  'lti.registration-address-missing': { kind: 'invalid', remedy: 'administrator', spec: 'DR step 1' },
  'lti.registration-parameter-duplicated': { kind: 'invalid', remedy: 'administrator', spec: 'RFC 6749 3.1' },
  'lti.registration-parameter-too-long': { kind: 'too-large', remedy: 'administrator', spec: 'DR step 1' },
  'lti.registration-token-malformed': { kind: 'invalid', remedy: 'administrator', spec: 'RFC 6750 2.1' },

  // What it says about itself
  'lti.configuration-refused': { kind: 'upstream', remedy: 'reopen', spec: 'DR step 2' },
  'lti.configuration-too-large': { kind: 'upstream', remedy: 'administrator', spec: 'DR step 2' },
  'lti.configuration-malformed': { kind: 'upstream', remedy: 'administrator', spec: 'DR step 2' },
  'lti.configuration-incomplete': { kind: 'upstream', remedy: 'administrator', spec: 'DR step 2' },
  'lti.configuration-address-refused': { kind: 'upstream', remedy: 'administrator', spec: 'DR step 2' },
  'lti.configuration-issuer-foreign': { kind: 'forbidden', remedy: 'administrator', spec: 'DR 3.5.1' },
  'lti.configuration-unsupported': { kind: 'upstream', remedy: 'administrator', spec: 'Sec 4.1' },

  // What it answers to our request
  'lti.registration-token-refused': { kind: 'upstream', remedy: 'reopen', spec: 'DR step 3' },
  'lti.registration-refused': { kind: 'upstream', remedy: 'administrator', spec: 'RFC 7591 3.2.2' },
  'lti.registration-failed': { kind: 'upstream', remedy: 'wait', spec: 'RFC 9110 15.6' },
  'lti.registration-answer-invalid': { kind: 'upstream', remedy: 'administrator', spec: 'DR 3.6.1' },
} as const satisfies Record<string, Refusal>

export type RegistrationRefusal = keyof typeof registrationRefusals

/** The Problem of a code; `message` is for an administrator: what was found and expected, what to change. */
export function refuseRegistration(
  code: RegistrationRefusal,
  message: string,
  details: Record<string, unknown> = {},
  cause?: unknown,
): Problem {
  const { kind, spec } = registrationRefusals[code]
  return new Problem({ kind, code, message, details, spec, cause })
}
