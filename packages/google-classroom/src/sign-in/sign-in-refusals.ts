import { refuser, type Refusal } from '../refusals.ts'

const signIn = 'add-ons/developer-guides/frictionless-signin'
const oauth = 'developers.google.com/identity/protocols/oauth2/web-server'
const oidc = 'OpenID Connect Core 3.1.3.7'

/** Every reason for which a sign-in with Google, or an access that was granted once, comes to nothing. */
export const signInRefusals = {
  // The answer at the callback
  'classroom.state-missing': { kind: 'invalid', remedy: 'sign-in', source: oauth },
  'classroom.state-invalid': { kind: 'unauthenticated', remedy: 'sign-in', source: oauth },
  'classroom.state-expired': { kind: 'unauthenticated', remedy: 'sign-in', source: oauth },
  'classroom.answer-malformed': { kind: 'invalid', remedy: 'sign-in', source: oauth },

  // What Google answers instead of a code
  'classroom.consent-refused': { kind: 'forbidden', remedy: 'grant', source: oauth },
  'classroom.admin-policy': { kind: 'forbidden', remedy: 'administrator', source: oauth },
  'classroom.minor-not-configured': {
    kind: 'forbidden',
    remedy: 'administrator',
    source: 'guides/key-concepts/admin-actions',
  },
  'classroom.project-internal': { kind: 'forbidden', remedy: 'administrator', source: oauth },
  'classroom.browser-refused': { kind: 'forbidden', remedy: 'sign-in', source: oauth },
  'classroom.client-misconfigured': { kind: 'upstream', remedy: 'administrator', source: oauth },
  'classroom.sign-in-failed': { kind: 'upstream', remedy: 'sign-in', source: oauth },

  // Exchanging, refreshing, revoking
  'classroom.code-refused': { kind: 'unauthenticated', remedy: 'sign-in', source: oauth },
  'classroom.grant-revoked': { kind: 'unauthenticated', remedy: 'sign-in', source: oauth },
  'classroom.reauthentication-required': { kind: 'unauthenticated', remedy: 'sign-in', source: oauth },
  'classroom.refresh-token-missing': { kind: 'unauthenticated', remedy: 'sign-in', source: oauth },
  'classroom.scope-refused': { kind: 'forbidden', remedy: 'grant', source: oauth },
  'classroom.scope-not-for-audience': {
    kind: 'invalid',
    remedy: 'administrator',
    source: 'add-ons/developer-guides/project-configuration',
  },
  'classroom.token-answer-invalid': { kind: 'upstream', remedy: 'wait', source: oauth },
  'classroom.token-endpoint-unavailable': { kind: 'upstream', remedy: 'wait', source: oauth },

  // What Google signed
  'classroom.token-malformed': { kind: 'unauthenticated', remedy: 'sign-in', source: oidc },
  'classroom.token-signature-invalid': { kind: 'unauthenticated', remedy: 'administrator', source: oidc },
  'classroom.keys-unreachable': { kind: 'upstream', remedy: 'wait', source: oidc },
  'classroom.token-expired': { kind: 'unauthenticated', remedy: 'sign-in', source: oidc },
  'classroom.token-in-future': { kind: 'unauthenticated', remedy: 'administrator', source: oidc },
  'classroom.issuer-mismatch': { kind: 'unauthenticated', remedy: 'administrator', source: oidc },
  'classroom.audience-mismatch': { kind: 'unauthenticated', remedy: 'administrator', source: oidc },
  'classroom.nonce-mismatch': { kind: 'unauthenticated', remedy: 'sign-in', source: oidc },

  // Whose account it is
  'classroom.wrong-account': { kind: 'forbidden', remedy: 'other-account', source: signIn },
  'classroom.domain-missing': { kind: 'forbidden', remedy: 'other-account', source: signIn },
  'classroom.domain-unknown': { kind: 'forbidden', remedy: 'administrator', source: signIn },

  // The hand-off from the window to the frame
  'classroom.hand-off-expired': { kind: 'unauthenticated', remedy: 'sign-in', source: signIn },
  'classroom.hand-off-refused': { kind: 'unauthenticated', remedy: 'sign-in', source: signIn },
  'classroom.hand-off-used': { kind: 'conflict', remedy: 'sign-in', source: signIn },
  'classroom.hand-off-waiting': { kind: 'conflict', remedy: 'sign-in', source: signIn },
} as const satisfies Record<string, Refusal>

export type SignInRefusal = keyof typeof signInRefusals

export const refuseSignIn = refuser(signInRefusals)
