import type { RegisteredTool } from '../platform/profile.ts'
import { gradeScopes, serviceScopes } from '../platform/services/service-scopes.ts'

/** What a tool said about itself, as far as Moodle keeps it. */
export interface ToolRegistration {
  tool: RegisteredTool
  domain: string
  description?: string
  logoUrl?: string
  /** What its launches and rosters tell about people. */
  claims: readonly string[]
  /** What is really granted. */
  scopes: readonly string[]
  /** What the answer says is granted. */
  announcedScopes: readonly string[]
  custom: Readonly<Record<string, string>>
  /** Where a choice begins. */
  selectionUrl?: string
}

/** Moodle answers a registration that it does not take with one word. */
export class RegistrationRefusal extends Error {
  readonly status: number

  constructor(status: number, word: string) {
    super(word)
    this.status = status
  }
}

export const toolConfiguration = 'https://purl.imsglobal.org/spec/lti-tool-configuration'

/** Dynamic Registration §3.5, with the refusals that were recorded. */
export function readRegistration(sent: unknown): ToolRegistration {
  const request: Record<string, unknown> = { ...Object(sent) }
  const configuration: Record<string, unknown> = { ...Object(request[toolConfiguration]) }
  const name = required(request, 'client_name')
  const loginUrl = required(request, 'initiate_login_uri')
  const jwksUrl = required(request, 'jwks_uri')
  const redirectUris = texts(request['redirect_uris'])
  if (redirectUris.length === 0) throw refuse('missing required attribute redirect_uris')
  if (request['token_endpoint_auth_method'] !== 'private_key_jwt')
    throw refuse('invalid_token_endpoint_auth_method')
  const target = text(configuration['target_link_uri']) ?? redirectUris[0] ?? ''
  const domain = text(configuration['domain'])
  if (domain === undefined) throw refuse('missing_domain')
  if (!URL.canParse(target) || new URL(target).host !== domain) throw refuse('domain_targetlinkuri_mismatch')
  const asked = (text(request['scope']) ?? '').split(' ')
  return {
    tool: { name, loginUrl, jwksUrl, redirectUris, launchUrl: target },
    domain,
    description: text(configuration['description']),
    logoUrl: text(request['logo_uri']),
    claims: texts(configuration['claims']),
    scopes: granted(asked),
    announcedScopes: announced(asked),
    custom: customOf(configuration['custom_parameters']),
    selectionUrl: selectionUrlOf(configuration['messages'], target),
  }
}

const { lineItems, lineItemsReadOnly, results, scores, memberships } = serviceScopes

/** Whoever may write columns may do everything with them; whoever may score may read besides. */
function granted(asked: readonly string[]): string[] {
  const grades = asked.includes(lineItems)
    ? [lineItems, lineItemsReadOnly, results, scores]
    : gradeScopes.some((scope) => asked.includes(scope))
      ? [lineItemsReadOnly, results, scores]
      : []
  return [...grades, ...asked.filter((scope) => scope === memberships)]
}

/** The answer names the right to write columns to whoever asked for any of them, which is not so. */
const announced = (asked: readonly string[]): string[] => [
  ...(gradeScopes.some((scope) => asked.includes(scope))
    ? [scores, results, lineItemsReadOnly, lineItems]
    : []),
  ...asked.filter((scope) => scope === memberships),
]

function selectionUrlOf(messages: unknown, target: string): string | undefined {
  const list: unknown[] = Array.isArray(messages) ? messages : []
  const message = list
    .map((entry) => ({ ...Object(entry) }))
    .find(({ type }) => type === 'LtiDeepLinkingRequest')
  return message && (text(message.target_link_uri) ?? target)
}

const customOf = (sent: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(Object(sent)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )

function required(request: Record<string, unknown>, name: string): string {
  const value = text(request[name])
  if (value !== undefined) return value
  throw refuse(`missing required attribute ${name}`)
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : []

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

const refuse = (word: string): RegistrationRefusal => new RegistrationRefusal(400, word)
