import { Problem, type ProblemKind } from '@lectern/problem'

/** What helps: `reopen` the link from the course, the same in a `new-window`, `wait`, or an `administrator`. */
export type Remedy = 'reopen' | 'new-window' | 'wait' | 'administrator'

export interface Refusal {
  kind: ProblemKind
  remedy: Remedy
  /** Sec = 1EdTech Security Framework 1.0 (1.1 where said), Core = LTI Core 1.3, DL = Deep Linking 2.0, SR = Submission Review 1.0. */
  spec: string
}

/** Every reason for which a login or a launch is refused. Stable: pages, logs and documentation go by these codes. */
export const launchRefusals = {
  // The request itself
  'lti.parameter-missing': { kind: 'invalid', remedy: 'administrator', spec: 'Sec 5.1.1.1' },
  'lti.parameter-duplicated': { kind: 'invalid', remedy: 'administrator', spec: 'RFC 6749 3.1' },
  'lti.parameter-too-long': { kind: 'too-large', remedy: 'administrator', spec: 'Sec 5.1.1.1' },
  'lti.registration-unknown': { kind: 'not-found', remedy: 'administrator', spec: 'Core 3.1.3' },
  'lti.registration-ambiguous': { kind: 'invalid', remedy: 'administrator', spec: 'Core 4.1.3' },

  // What the platform answers instead of a launch
  'lti.login-required': { kind: 'unauthenticated', remedy: 'new-window', spec: 'Sec 5.1.1.5' },
  'lti.platform-refused': { kind: 'forbidden', remedy: 'administrator', spec: 'Sec 5.1.1.5' },

  // The state, and the browser it was given to
  'lti.state-missing': { kind: 'invalid', remedy: 'reopen', spec: 'Sec 5.1.1.3' },
  'lti.state-invalid': { kind: 'unauthenticated', remedy: 'reopen', spec: 'Sec 7.3.1' },
  'lti.state-expired': { kind: 'unauthenticated', remedy: 'reopen', spec: 'Sec 7.3.1' },
  'lti.browser-mismatch': { kind: 'unauthenticated', remedy: 'new-window', spec: 'Sec 7.3.1' },

  // The token and its signature
  'lti.token-missing': { kind: 'invalid', remedy: 'reopen', spec: 'Sec 5.1.1.3' },
  'lti.token-too-large': { kind: 'too-large', remedy: 'administrator', spec: 'Sec 5.1.2' },
  'lti.token-malformed': { kind: 'invalid', remedy: 'administrator', spec: 'Sec 5.1.2' },
  'lti.algorithm-refused': { kind: 'unauthenticated', remedy: 'administrator', spec: 'Sec 1.1 5.1.3 (6)' },
  'lti.kid-missing': { kind: 'unauthenticated', remedy: 'administrator', spec: 'Sec 6.3' },
  'lti.kid-unknown': { kind: 'unauthenticated', remedy: 'administrator', spec: 'Sec 6.3' },
  'lti.keys-unreachable': { kind: 'upstream', remedy: 'wait', spec: 'Sec 6.3' },
  'lti.keys-invalid': { kind: 'upstream', remedy: 'administrator', spec: 'Sec 6.2' },
  'lti.signature-invalid': { kind: 'unauthenticated', remedy: 'administrator', spec: 'Sec 5.1.3 (1)' },

  // For whom and for how long the token is meant
  'lti.issuer-mismatch': { kind: 'unauthenticated', remedy: 'administrator', spec: 'Sec 5.1.3 (2)' },
  'lti.audience-mismatch': { kind: 'unauthenticated', remedy: 'administrator', spec: 'Sec 5.1.3 (3)' },
  'lti.audience-untrusted': { kind: 'unauthenticated', remedy: 'administrator', spec: 'Sec 5.1.3 (3)' },
  'lti.azp-missing': { kind: 'unauthenticated', remedy: 'administrator', spec: 'Sec 5.1.3 (4)' },
  'lti.azp-mismatch': { kind: 'unauthenticated', remedy: 'administrator', spec: 'Sec 5.1.3 (5)' },
  'lti.token-expired': { kind: 'unauthenticated', remedy: 'reopen', spec: 'Sec 5.1.3 (7)' },
  'lti.token-too-old': { kind: 'unauthenticated', remedy: 'reopen', spec: 'Sec 5.1.3 (8)' },
  'lti.token-in-future': { kind: 'unauthenticated', remedy: 'administrator', spec: 'Sec 5.1.3 (8)' },
  'lti.nonce-mismatch': { kind: 'unauthenticated', remedy: 'reopen', spec: 'Sec 5.1.3 (9)' },
  'lti.nonce-reused': { kind: 'conflict', remedy: 'reopen', spec: 'Sec 5.1.3 (9)' },

  // The LTI message
  'lti.claim-missing': { kind: 'invalid', remedy: 'administrator', spec: 'Sec 5.1.2' },
  'lti.claim-malformed': { kind: 'invalid', remedy: 'administrator', spec: 'Core 4.3' },
  'lti.version-missing': { kind: 'invalid', remedy: 'administrator', spec: 'Core 5.3.2' },
  'lti.version-unsupported': { kind: 'invalid', remedy: 'administrator', spec: 'Core 5.3.2' },
  'lti.message-type-missing': { kind: 'invalid', remedy: 'administrator', spec: 'Core 5.3.1' },
  'lti.message-type-unsupported': { kind: 'invalid', remedy: 'administrator', spec: 'Core 5.3.1' },
  'lti.deployment-missing': { kind: 'invalid', remedy: 'administrator', spec: 'Core 5.3.3' },
  'lti.deployment-unknown': { kind: 'forbidden', remedy: 'administrator', spec: 'Core 3.1.3' },
  'lti.deployment-pending': { kind: 'forbidden', remedy: 'administrator', spec: 'Core 3.1.3' },
  'lti.deployment-blocked': { kind: 'forbidden', remedy: 'administrator', spec: 'Core 3.1.3' },
  'lti.target-missing': { kind: 'invalid', remedy: 'administrator', spec: 'Core 5.3.4' },
  'lti.target-foreign': { kind: 'forbidden', remedy: 'administrator', spec: 'Core 5.3.4' },
  'lti.roles-missing': { kind: 'invalid', remedy: 'administrator', spec: 'Core 5.3.7' },
  'lti.resource-link-missing': { kind: 'invalid', remedy: 'administrator', spec: 'Core 5.3.5' },
  'lti.subject-missing': { kind: 'invalid', remedy: 'administrator', spec: 'Core 5.3.6' },

  // What one message type demands beyond the others
  'lti.deep-linking-settings-missing': { kind: 'invalid', remedy: 'administrator', spec: 'DL 4.4.1' },
  'lti.for-user-missing': { kind: 'invalid', remedy: 'administrator', spec: 'SR' },
  'lti.line-item-missing': { kind: 'invalid', remedy: 'administrator', spec: 'SR' },
  'lti.context-missing': { kind: 'invalid', remedy: 'administrator', spec: 'Core 5.4.1' },
  'lti.eula-service-missing': { kind: 'invalid', remedy: 'administrator', spec: 'EULA' },
} as const satisfies Record<string, Refusal>

export type LaunchRefusal = keyof typeof launchRefusals

/** The Problem of a code; `message` is for an administrator: what was found and expected, what to change. */
export function refuse(
  code: LaunchRefusal,
  message: string,
  details: Record<string, unknown> = {},
  cause?: unknown,
): Problem {
  const { kind, spec } = launchRefusals[code]
  return new Problem({ kind, code, message, details, spec, cause })
}
