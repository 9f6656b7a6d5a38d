import { Problem } from '@lectern/problem'
import type { Refusal } from '../launch/refusals.ts'

/**
 * Every reason for which a service call, or a notice that arrived, comes to nothing. Sec = Security Framework 1.0,
 * NRPS, AGS = their versions 2.0, PNS = Platform Notification Service.
 */
export const serviceRefusals = {
  // What the launch offers, and what was asked of us
  'lti.service-not-offered': { kind: 'forbidden', remedy: 'administrator', spec: 'Core 3.1.2' },
  'lti.score-invalid': { kind: 'invalid', remedy: 'administrator', spec: 'AGS 3.4' },
  'lti.line-item-invalid': { kind: 'invalid', remedy: 'administrator', spec: 'AGS 3.2.7' },

  // The access token
  'lti.token-endpoint-missing': { kind: 'invalid', remedy: 'administrator', spec: 'Sec 4.1' },
  'lti.service-token-refused': { kind: 'upstream', remedy: 'administrator', spec: 'Sec 4.1' },
  'lti.service-token-invalid': { kind: 'upstream', remedy: 'administrator', spec: 'Sec 4.1' },

  // The way to the platform and back
  'lti.service-unreachable': { kind: 'upstream', remedy: 'wait', spec: 'RFC 9110 15.6' },
  'lti.service-unavailable': { kind: 'upstream', remedy: 'wait', spec: 'RFC 9110 15.6' },
  'lti.service-redirected': { kind: 'upstream', remedy: 'administrator', spec: 'RFC 9700 4.11' },
  'lti.service-answer-too-large': { kind: 'upstream', remedy: 'administrator', spec: 'RFC 9110 8.6' },
  'lti.service-answer-invalid': { kind: 'upstream', remedy: 'administrator', spec: 'RFC 8259 2' },

  // What the platform answers instead
  'lti.service-unauthorized': { kind: 'upstream', remedy: 'administrator', spec: 'RFC 6750 3.1' },
  'lti.service-forbidden': { kind: 'upstream', remedy: 'administrator', spec: 'RFC 6750 3.1' },
  'lti.service-not-found': { kind: 'upstream', remedy: 'administrator', spec: 'RFC 9110 15.5.5' },
  'lti.service-refused': { kind: 'upstream', remedy: 'administrator', spec: 'RFC 9110 15.5' },

  // Where its links lead
  'lti.service-link-malformed': { kind: 'upstream', remedy: 'administrator', spec: 'RFC 8288 3' },
  'lti.service-link-foreign': { kind: 'upstream', remedy: 'administrator', spec: 'NRPS 2.4.2' },
  'lti.service-pages-repeat': { kind: 'upstream', remedy: 'administrator', spec: 'NRPS 2.4.2' },
  'lti.service-pages-exceeded': { kind: 'upstream', remedy: 'administrator', spec: 'NRPS 2.4.2' },

  // Notices
  'lti.notices-malformed': { kind: 'invalid', remedy: 'administrator', spec: 'PNS 1.0' },
  'lti.notice-malformed': { kind: 'invalid', remedy: 'administrator', spec: 'PNS 1.0' },
  'lti.notice-type-unsupported': { kind: 'invalid', remedy: 'administrator', spec: 'PNS 1.0' },
} as const satisfies Record<string, Refusal>

export type ServiceRefusal = keyof typeof serviceRefusals

/** The Problem of a code; `message` is for an administrator. Never a token, never what a person wrote or scored. */
export function refuseService(
  code: ServiceRefusal,
  message: string,
  details: Record<string, unknown> = {},
  cause?: unknown,
): Problem {
  const { kind, spec } = serviceRefusals[code]
  return new Problem({ kind, code, message, details, spec, cause })
}
