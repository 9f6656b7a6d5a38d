/** Errors as Entra's token endpoint answers them (entra "Microsoft Entra authentication and authorization error codes"). */
const known = {
  consentRequired: {
    number: 65001,
    error: 'invalid_grant',
    suberror: 'consent_required',
    says: 'The user or administrator has not consented to use the application.',
  },
  secondFactor: {
    number: 50076,
    error: 'interaction_required',
    suberror: 'basic_action',
    says: 'Due to a configuration change made by your administrator, you must use multi-factor authentication.',
  },
  assertionInvalid: {
    number: 500133,
    error: 'invalid_grant',
    says: 'Assertion is not within its valid time range.',
  },
  assertionForeign: {
    number: 50013,
    error: 'invalid_grant',
    says: 'Assertion failed signature validation, or its audience is not this application.',
  },
  grantInvalid: { number: 70008, error: 'invalid_grant', says: 'The code or refresh token has expired.' },
  verifierInvalid: {
    number: 501481,
    error: 'invalid_grant',
    says: 'The Code_Verifier does not match the code_challenge.',
  },
  secretInvalid: { number: 7000215, error: 'invalid_client', says: 'Invalid client secret provided.' },
  appUnknown: {
    number: 700016,
    error: 'unauthorized_client',
    says: 'Application was not found in the directory.',
  },
  tenantUnknown: { number: 90002, error: 'invalid_request', says: 'Tenant not found.' },
  grantUnsupported: {
    number: 70003,
    error: 'unsupported_grant_type',
    says: 'The app requested an unsupported grant type.',
  },
  scopeInvalid: { number: 70011, error: 'invalid_scope', says: 'The provided value for scope is not valid.' },
} as const satisfies Record<string, { number: number; error: string; suberror?: string; says: string }>

export type AadstsName = keyof typeof known

export function aadstsAnswer(name: AadstsName, extra: Record<string, unknown> = {}): Response {
  const { number, error, says, ...more } = known[name]
  return Response.json(
    {
      error,
      error_description: `AADSTS${number}: ${says} Trace ID: 0000 Correlation ID: 1111`,
      error_codes: [number],
      timestamp: '2026-09-01 08:00:00Z',
      trace_id: crypto.randomUUID(),
      correlation_id: crypto.randomUUID(),
      ...more,
      ...extra,
    },
    { status: error === 'invalid_client' ? 401 : 400 },
  )
}
