import { refusing, type Refusal } from '../refusal.ts'

/**
 * Every reason for which a token that a tab brings is refused. Stable: pages, logs and documentation go by these codes.
 * claims = entra "Access token claims reference", validate = entra "Secure applications and APIs by validating claims",
 * keys = entra "Access tokens, Validate tokens", sso = Teams "Enable SSO for tab app".
 */
export const tokenRefusals = {
  // The token and its signature
  'teams.token-missing': { kind: 'unauthenticated', remedy: 'reopen', source: 'RFC 6750 2.1' },
  'teams.token-too-large': { kind: 'too-large', remedy: 'administrator', source: 'RFC 7519 7.2' },
  'teams.token-malformed': { kind: 'unauthenticated', remedy: 'administrator', source: 'RFC 7519 7.2' },
  'teams.algorithm-refused': { kind: 'unauthenticated', remedy: 'administrator', source: 'keys' },
  'teams.kid-missing': { kind: 'unauthenticated', remedy: 'administrator', source: 'keys' },
  'teams.kid-unknown': { kind: 'unauthenticated', remedy: 'reopen', source: 'keys' },
  'teams.keys-unreachable': { kind: 'upstream', remedy: 'wait', source: 'keys' },
  'teams.keys-invalid': { kind: 'upstream', remedy: 'wait', source: 'keys' },
  'teams.signature-invalid': { kind: 'unauthenticated', remedy: 'administrator', source: 'keys' },

  // For whom, by whom and for how long
  'teams.token-version': { kind: 'unauthenticated', remedy: 'administrator', source: 'claims, ver' },
  'teams.claim-missing': { kind: 'unauthenticated', remedy: 'administrator', source: 'claims' },
  'teams.issuer-mismatch': { kind: 'unauthenticated', remedy: 'administrator', source: 'validate, issuer' },
  'teams.key-issuer-mismatch': { kind: 'unauthenticated', remedy: 'administrator', source: 'keys, issuer' },
  'teams.audience-mismatch': {
    kind: 'unauthenticated',
    remedy: 'administrator',
    source: 'validate, audience',
  },
  'teams.token-expired': { kind: 'unauthenticated', remedy: 'reopen', source: 'claims, exp' },
  'teams.token-in-future': { kind: 'unauthenticated', remedy: 'administrator', source: 'claims, nbf' },

  // What it may be used for
  'teams.app-token': { kind: 'forbidden', remedy: 'administrator', source: 'validate, subject' },
  'teams.guest': { kind: 'forbidden', remedy: 'administrator', source: 'claims, acct and idp' },
  'teams.host-unknown': { kind: 'forbidden', remedy: 'administrator', source: 'sso, preauthorization' },
  'teams.scope-missing': { kind: 'forbidden', remedy: 'administrator', source: 'sso, scope' },
  'teams.tenant-unknown': { kind: 'forbidden', remedy: 'administrator', source: 'validate, tenant' },
} as const satisfies Record<string, Refusal>

export type TokenRefusal = keyof typeof tokenRefusals

export const refuseToken = refusing<TokenRefusal>(tokenRefusals)
