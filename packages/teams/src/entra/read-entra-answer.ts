import type { AuthenticationResult } from '@azure/msal-node'
import { Problem } from '@lectern/problem'
import type { EntraAnswer, EntraNetwork } from './entra-network.ts'
import { refuseEntra, type EntraRefusal } from './entra-refusals.ts'

export interface EntraToken {
  /** Goes into the Authorization header and nowhere else. */
  value: string
  /** What was granted: maybe more or less than was asked for. */
  scopes: readonly string[]
  expiresAt: Date
}

/** A person's token, or what the person has to do first. Neither is an error: the tab shows a button. */
export type DelegatedOutcome =
  | { outcome: 'granted'; token: EntraToken }
  | { outcome: 'consent-required'; scopes: readonly string[] }
  | {
      outcome: 'interaction-required'
      /** A second factor, terms, another device: to be passed to `/authorize` as it is. */
      claims?: string
    }

/**
 * What came of a token request. msal's own result counts only when Entra answered 200 and the token is not empty.
 * @throws Problem with a code of `entraRefusals`
 */
export async function readEntraAnswer(
  acquire: () => Promise<AuthenticationResult | null>,
  network: EntraNetwork,
  scopes: readonly string[],
): Promise<DelegatedOutcome> {
  let result: AuthenticationResult | null = null
  let thrown: unknown
  try {
    result = await acquire()
  } catch (error) {
    if (error instanceof Problem) throw error
    thrown = error
  }
  const last = network.last()
  // msal refused by itself before anything was sent: a mistake in what the app was given.
  if (last === undefined) throw notSent(thrown)
  if ('failure' in last) throw unreachable(last.failure)
  const { answer } = last
  if (answer.status !== 200) return refusedOutcome(answer, scopes)
  if (result === null || result.accessToken === '' || result.expiresOn === null) throw noToken(answer)
  const { accessToken, expiresOn, scopes: granted } = result
  return { outcome: 'granted', token: { value: accessToken, scopes: granted, expiresAt: expiresOn } }
}

function refusedOutcome(answer: EntraAnswer, scopes: readonly string[]): DelegatedOutcome {
  const { error, suberror, claims } = answer.body
  const numbers = numbersOf(answer)
  if (suberror === 'consent_required' || numbers.includes(65001))
    return { outcome: 'consent-required', scopes }
  if (error === 'interaction_required' || numbers.some((number) => interactionNumbers.has(number)))
    return { outcome: 'interaction-required', claims: typeof claims === 'string' ? claims : undefined }
  throw refused(answer, numbers)
}

/** Second factor, enrolment, terms of use, conditional access, a changed or expired password. */
const interactionNumbers = new Set([50055, 50072, 50074, 50076, 50079, 50158, 50173, 53000, 53001, 53003])

const refusalOfNumber: Record<number, EntraRefusal> = {
  7000215: 'teams.credential-refused',
  7000222: 'teams.credential-refused',
  700027: 'teams.credential-refused',
  700016: 'teams.app-not-in-tenant',
  7000229: 'teams.app-not-in-tenant',
  90002: 'teams.tenant-not-found',
  900021: 'teams.tenant-not-found',
  50013: 'teams.assertion-refused',
  500131: 'teams.assertion-refused',
  500133: 'teams.assertion-refused',
}

const hints: Partial<Record<EntraRefusal, string>> = {
  'teams.credential-refused':
    'The secret or certificate of the app registration is wrong or expired. Make a new one and set it.',
  'teams.app-not-in-tenant':
    'The app is unknown in that tenant: an administrator there has to consent to it first.',
  'teams.tenant-not-found': 'There is no such tenant. Compare the tenant id of the installation.',
  'teams.assertion-refused':
    'The token of the tab is no longer good, or was made for another app. Open the tab again.',
}

/** By their numbers alone: Entra's descriptions name people and applications. */
function refused(answer: EntraAnswer, numbers: readonly number[]): Problem {
  const { status, retryAfter, body } = answer
  const retryAfterSeconds = retryAfter === undefined ? undefined : Math.ceil(retryAfter / 1000)
  const details = { status, numbers, correlationId: guidOf(body.correlation_id), retryAfterSeconds }
  if (status === 429)
    return refuseEntra('teams.entra-throttled', 'Entra asks for patience: too many token requests.', details)
  if (status >= 500)
    return refuseEntra(
      'teams.entra-unavailable',
      `Entra is not available now; it answers ${status}.`,
      details,
    )
  const code = numbers.map((number) => refusalOfNumber[number]).find(Boolean) ?? 'teams.entra-refused'
  const said = numbers.length > 0 ? numbers.map((number) => `AADSTS${number}`).join(', ') : String(status)
  return refuseEntra(code, `Entra gives no token; it says ${said}. ${hints[code] ?? ''}`.trimEnd(), details)
}

const numbersOf = ({ body }: EntraAnswer): number[] =>
  Array.isArray(body.error_codes)
    ? body.error_codes.filter((number): number is number => typeof number === 'number')
    : []

const guidOf = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : undefined

const noToken = ({ status }: EntraAnswer) =>
  refuseEntra('teams.entra-answer-invalid', 'Entra answers with something that holds no access token.', {
    status,
  })

/** Without the cause: a fault of the network may quote the request, and the request holds the secret. */
const unreachable = (failure: unknown) =>
  refuseEntra('teams.entra-unreachable', `Entra cannot be reached: ${reasonOf(failure)}.`)

const notSent = (thrown: unknown) =>
  refuseEntra(
    'teams.credential-refused',
    `No token could be asked for with what the app registration gave (${codeOf(thrown)}). Check its secret or certificate.`,
  )

const codeOf = (error: unknown): string =>
  error instanceof Error && 'errorCode' in error ? String(error.errorCode).slice(0, 80) : 'unknown'

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no reason given'
  if (error.name === 'TimeoutError') return 'no answer within 10 seconds'
  const { cause } = error
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.message.slice(0, 120)
}
