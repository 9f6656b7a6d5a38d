import { Problem } from '@lectern/problem'
import type { Refusal } from '../launch/refusals.ts'

/**
 * Every reason for which LTI 1.1 comes to nothing, beside those of malformed parameters (`launchRefusals`).
 * LTI = LTI Implementation Guide 1.1, OAuth = RFC 5849. Stable.
 */
export const lti1p1Refusals = {
  // The request itself
  'lti-1p1.request-too-large': { kind: 'too-large', remedy: 'administrator', spec: 'LTI 3' },
  'lti-1p1.oauth-missing': { kind: 'invalid', remedy: 'administrator', spec: 'OAuth 3.1' },
  'lti-1p1.oauth-version-unsupported': { kind: 'invalid', remedy: 'administrator', spec: 'OAuth 3.1' },

  // Who sends it, and whether that is true
  'lti-1p1.consumer-unknown': { kind: 'forbidden', remedy: 'administrator', spec: 'LTI 4.2' },
  'lti-1p1.signature-method-refused': { kind: 'forbidden', remedy: 'administrator', spec: 'LTI 4.2' },
  'lti-1p1.signature-invalid': { kind: 'forbidden', remedy: 'administrator', spec: 'OAuth 3.2' },
  'lti-1p1.timestamp-malformed': { kind: 'invalid', remedy: 'administrator', spec: 'OAuth 3.3' },
  'lti-1p1.launch-too-old': { kind: 'unauthenticated', remedy: 'reopen', spec: 'OAuth 3.3' },
  'lti-1p1.launch-in-future': { kind: 'unauthenticated', remedy: 'administrator', spec: 'OAuth 3.3' },
  'lti-1p1.nonce-reused': { kind: 'conflict', remedy: 'reopen', spec: 'OAuth 3.3' },
  'lti-1p1.switched-off': { kind: 'forbidden', remedy: 'administrator', spec: 'LTI 4.2' },

  // The LTI message
  'lti-1p1.version-missing': { kind: 'invalid', remedy: 'administrator', spec: 'LTI 3' },
  'lti-1p1.version-unsupported': { kind: 'invalid', remedy: 'administrator', spec: 'LTI 3' },
  'lti-1p1.message-type-missing': { kind: 'invalid', remedy: 'administrator', spec: 'LTI 3' },
  'lti-1p1.message-type-unsupported': { kind: 'invalid', remedy: 'administrator', spec: 'LTI 3' },
  'lti-1p1.resource-link-missing': { kind: 'invalid', remedy: 'administrator', spec: 'LTI 3' },
  'lti-1p1.user-missing': { kind: 'invalid', remedy: 'administrator', spec: 'LTI 3' },

  // Basic Outcomes
  'lti-1p1.score-invalid': { kind: 'invalid', remedy: 'administrator', spec: 'LTI 6.1.2' },
  'lti-1p1.outcome-answer-invalid': { kind: 'upstream', remedy: 'administrator', spec: 'LTI 6.1.1' },
  'lti-1p1.outcome-refused': { kind: 'upstream', remedy: 'administrator', spec: 'LTI 6.1.1' },
} as const satisfies Record<string, Refusal>

export type Lti1p1Refusal = keyof typeof lti1p1Refusals

/** The Problem of a code; `message` may be shown by the platform to whoever launched, so it holds no secret. */
export function refuse1p1(
  code: Lti1p1Refusal,
  message: string,
  details: Record<string, unknown> = {},
  cause?: unknown,
): Problem {
  const { kind, spec } = lti1p1Refusals[code]
  return new Problem({ kind, code, message, details, spec, cause })
}
