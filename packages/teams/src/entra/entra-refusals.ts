import { refusing, type Refusal } from '../refusal.ts'

/**
 * Every reason for which Entra gives no token. codes = entra "Microsoft Entra authentication and authorization error codes",
 * obo = entra "OAuth 2.0 On-Behalf-Of flow", client = entra "OAuth 2.0 client credentials flow",
 * consent = entra "Admin consent on the Microsoft identity platform".
 */
export const entraRefusals = {
  'teams.entra-unreachable': { kind: 'upstream', remedy: 'wait', source: 'RFC 9110 15.6' },
  'teams.entra-unavailable': { kind: 'upstream', remedy: 'wait', source: 'RFC 9110 15.6' },
  'teams.entra-throttled': { kind: 'too-many', remedy: 'wait', source: 'RFC 6585 4' },
  'teams.entra-answer-invalid': { kind: 'upstream', remedy: 'wait', source: 'RFC 6749 5.1' },

  'teams.credential-refused': { kind: 'upstream', remedy: 'administrator', source: 'codes, 7000215' },
  'teams.app-not-in-tenant': { kind: 'forbidden', remedy: 'administrator', source: 'codes, 700016' },
  'teams.tenant-not-found': { kind: 'not-found', remedy: 'administrator', source: 'codes, 90002' },
  'teams.assertion-refused': { kind: 'unauthenticated', remedy: 'reopen', source: 'codes, 500133' },
  'teams.entra-refused': { kind: 'upstream', remedy: 'administrator', source: 'RFC 6749 5.2' },

  'teams.consent-malformed': { kind: 'invalid', remedy: 'consent', source: 'consent, successful response' },
  'teams.consent-unproved': { kind: 'forbidden', remedy: 'consent', source: 'consent, successful response' },
} as const satisfies Record<string, Refusal>

export type EntraRefusal = keyof typeof entraRefusals

export const refuseEntra = refusing<EntraRefusal>(entraRefusals)
