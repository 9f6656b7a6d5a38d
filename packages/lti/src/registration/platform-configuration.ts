import type { ProfileName } from '../platform/registration.ts'
import { profileNameOf } from '../platform/registration.ts'
import { readAddress, type AddressPolicy } from '../network/read-address.ts'
import { Problem } from '@lectern/problem'
import { speaksFor } from './central-issuers.ts'
import { members, memberText, memberTexts, parseObject, type Members } from './json-members.ts'
import { refuseRegistration } from './registration-refusals.ts'

/** A platform as it describes itself, checked. */
export interface PlatformConfiguration {
  issuer: string
  authorizationEndpoint: string
  tokenEndpoint: string
  registrationEndpoint: string
  jwksUri: string
  authorizationServer?: string
  /** Absent where the platform does not say. */
  scopesSupported?: string[]
  claimsSupported?: string[]
  messagesSupported?: { type: string; placements: string[] }[]
  /** `canvas`, `moodle`, `desire2learn`, … as the platform spells it. */
  family?: string
  version?: string
  /** Canvas: the account in which the registration was begun. */
  accountName?: string
  profileName: ProfileName
}

export const platformConfigurationName = 'https://purl.imsglobal.org/spec/lti-platform-configuration'
const maxBytes = 256 * 1024

/**
 * The platform's OpenID configuration, as text (DR step 2). Believed is what it says about itself, once its issuer is
 * the one whose host serves it; every address in it is one that we may speak to.
 * @throws Problem with one of `registrationRefusals`
 */
export function readPlatformConfiguration(
  document: string,
  { configUrl, allowLoopback }: AddressPolicy & { configUrl: URL },
): PlatformConfiguration {
  const configuration = parsed(document, configUrl)
  const address = (name: string) => readEndpoint(configuration, name, { allowLoopback })
  const issuer = address('issuer')
  ownIssuer(issuer, configUrl)
  offers(configuration, 'response_types_supported', 'id_token')
  offers(configuration, 'token_endpoint_auth_methods_supported', 'private_key_jwt')
  const platform = members(configuration[platformConfigurationName]) ?? {}
  const family = memberText(platform, 'product_family_code')
  return {
    issuer,
    authorizationEndpoint: address('authorization_endpoint'),
    tokenEndpoint: address('token_endpoint'),
    registrationEndpoint: address('registration_endpoint'),
    jwksUri: address('jwks_uri'),
    authorizationServer: namedAuthorizationServer(configuration),
    scopesSupported: memberTexts(configuration, 'scopes_supported'),
    claimsSupported: memberTexts(configuration, 'claims_supported'),
    messagesSupported: supportedMessages(platform),
    family,
    version: memberText(platform, 'version'),
    accountName: memberText(platform, 'https://canvas.instructure.com/lti/account_name'),
    profileName: profileNameOf(family),
  }
}

function parsed(document: string, { host }: URL): Members {
  if (Buffer.byteLength(document) > maxBytes)
    throw refuseRegistration(
      'lti.configuration-too-large',
      `The configuration that ${host} serves has more than ${maxBytes / 1024} KiB.`,
      { host },
    )
  const configuration = parseObject(document)
  if (configuration) return configuration
  throw refuseRegistration(
    'lti.configuration-malformed',
    `What ${host} serves as its configuration is no JSON object: ${document.slice(0, 80)}`,
    { host },
  )
}

function readEndpoint(configuration: Members, name: string, policy: AddressPolicy): string {
  const value = memberText(configuration, name)
  if (value === undefined)
    throw refuseRegistration(
      'lti.configuration-incomplete',
      `The platform's configuration has no ${name}. Dynamic registration is not possible with it; add the platform by hand.`,
      { member: name },
    )
  try {
    readAddress(value, policy)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    throw refuseRegistration(
      'lti.configuration-address-refused',
      `The platform's configuration names an address that is not taken as its ${name}. ${error.message}`,
      { member: name, reason: error.code },
      error,
    )
  }
  return value
}

/** Only its own host may say what an issuer's keys are: otherwise anyone could register as somebody else's platform. */
function ownIssuer(issuer: string, configUrl: URL): void {
  const { search, hash } = new URL(issuer)
  if (search === '' && hash === '' && speaksFor(issuer, configUrl)) return
  throw refuseRegistration(
    'lti.configuration-issuer-foreign',
    `The configuration at ${configUrl.host} speaks for the issuer ${issuer}, which is another host. If the platform is ` +
      'your own, set its issuer to its own address, or add it by hand.',
    { issuer, host: configUrl.host },
  )
}

function offers(configuration: Members, name: string, wanted: string): void {
  const offered = memberTexts(configuration, name)
  if (offered?.includes(wanted)) return
  throw refuseRegistration(
    'lti.configuration-unsupported',
    `The platform must offer ${wanted} (${name}); it offers ${offered?.join(', ') || 'nothing'}.`,
    { member: name, offered: offered ?? [], wanted },
  )
}

/** Canvas names a bare host and expects its token URL all the same. */
function namedAuthorizationServer(configuration: Members): string | undefined {
  const server = memberText(configuration, 'authorization_server')
  return server !== undefined && URL.canParse(server) ? server : undefined
}

function supportedMessages(platform: Members): PlatformConfiguration['messagesSupported'] {
  const supported = platform.messages_supported
  if (!Array.isArray(supported)) return undefined
  return supported.flatMap((entry: unknown) => {
    const message = members(entry)
    const type = message && memberText(message, 'type')
    return message && type !== undefined
      ? [{ type, placements: memberTexts(message, 'placements') ?? [] }]
      : []
  })
}
