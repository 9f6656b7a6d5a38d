import { identifier, shown } from '../launch/claim-values.ts'
import { holds, type LaunchForm } from './launch-form.ts'
import { oauthSignature, sameSignature, type SignatureMethod } from './oauth-signature.ts'
import { refuse1p1 } from './refusals.ts'

/** A platform that shares a key and a secret with us. The host's own record extends it and rides through to the result. */
export interface ToolConsumer {
  key: string
  secret: string
  /** Whether its district still wants LTI 1.1. */
  enabled: boolean
  /** Exactly one, and not the sender's choice. `HMAC-SHA1`, as LTI 1.1 has it, unless both sides agreed on the other. */
  signatureMethod?: SignatureMethod
  /** Accept launches without `user_id`: guests. */
  allowAnonymous?: boolean
}

const required = [
  'oauth_consumer_key',
  'oauth_signature_method',
  'oauth_signature',
  'oauth_timestamp',
  'oauth_nonce',
] as const
export type OAuthParameters = Record<(typeof required)[number], string>

/** RFC 5849 §3.1. */
export function readOAuth({ named }: LaunchForm): OAuthParameters {
  const missing = required.filter((name) => named[name] === undefined)
  if (missing.length > 0)
    throw refuse1p1(
      'lti-1p1.oauth-missing',
      `The launch is not signed: it came without ${missing.join(', ')}. Enter key and secret in the platform.`,
      { missing },
    )
  // Hosts look them up and keep them, so they hold nothing that a database refuses.
  for (const name of ['oauth_consumer_key', 'oauth_nonce'] as const) identifier(named[name], name)
  const version = named.oauth_version ?? '1.0'
  if (version !== '1.0')
    throw refuse1p1(
      'lti-1p1.oauth-version-unsupported',
      `The OAuth version (oauth_version) must be "1.0"; the platform sent ${shown(version)}.`,
      { found: shown(version) },
    )
  return named as OAuthParameters // none is missing
}

/** To the letter, even where the host's lookup is looser. */
export function knownConsumer<C extends ToolConsumer>(consumer: C | undefined, key: string): C {
  if (consumer?.key === key) return consumer
  throw refuse1p1(
    'lti-1p1.consumer-unknown',
    `The consumer key ${shown(key)} is not known here. Compare it with the one that the installation shows.`,
  )
}

/** LTI 1.1 §4.2. Pinned: otherwise the sender decides how strong the proof must be. */
export function agreedMethod(
  { oauth_signature_method: found }: OAuthParameters,
  { signatureMethod = 'HMAC-SHA1' }: ToolConsumer,
): SignatureMethod {
  if (found === signatureMethod) return signatureMethod
  throw refuse1p1(
    'lti-1p1.signature-method-refused',
    `The launch is signed with ${shown(found)}; this installation accepts ${signatureMethod} only.`,
    { found: shown(found), expected: signatureMethod },
  )
}

/** RFC 5849 §3.2: over the configured address, and all that was sent. */
export function validSignature(
  launch: LaunchForm,
  { oauth_signature: given }: OAuthParameters,
  { secret }: ToolConsumer,
  signatureMethod: SignatureMethod,
): void {
  const { url } = launch
  const valid = signedSets(launch).some((parameters) =>
    sameSignature(given, oauthSignature({ method: 'POST', url, parameters }, { secret, signatureMethod })),
  )
  if (!valid)
    throw refuse1p1(
      'lti-1p1.signature-invalid',
      'The signature of the launch is wrong. Compare the secret, and let the platform launch exactly ' +
        `${url.origin}${url.pathname}: another scheme, host or path changes the signature.`,
      { launchUrl: `${url.origin}${url.pathname}` },
    )
}

/** Canvas and Moodle repeat the query in the form and sign it once. Then the form alone holds everything. */
const signedSets = ({ query, form }: LaunchForm) =>
  query.length > 0 && query.every((pair) => holds(form, pair))
    ? [[...query, ...form], form]
    : [[...query, ...form]]

/** RFC 5849 §3.3, in both directions. Returns how far the platform's clock is ahead of ours. */
export function currentTimestamp(
  { oauth_timestamp: timestamp }: OAuthParameters,
  { now, windowSeconds }: { now: Date; windowSeconds: number },
): { issuedAt: number; clockSkewSeconds: number } {
  if (!/^[1-9]\d{0,10}$/.test(timestamp))
    throw refuse1p1(
      'lti-1p1.timestamp-malformed',
      `The time of the launch (oauth_timestamp) must be a number of seconds; the platform sent ${shown(timestamp)}.`,
    )
  const issuedAt = Number(timestamp)
  const skew = issuedAt - now.getTime() / 1000
  if (skew <= -windowSeconds)
    throw refuse1p1(
      'lti-1p1.launch-too-old',
      `The launch was made ${Math.round(-skew)} seconds ago; at most ${windowSeconds} are accepted. ` +
        'Open the link again; if that recurs, the clocks of platform and tool differ.',
      { skewSeconds: skew, windowSeconds },
    )
  if (skew > windowSeconds)
    throw refuse1p1(
      'lti-1p1.launch-in-future',
      `The launch was made ${Math.round(skew)} seconds from now: the clocks of platform and tool differ. Set both by NTP.`,
      { skewSeconds: skew, windowSeconds },
    )
  return { issuedAt, clockSkewSeconds: skew }
}

/** After the signature, so that only the consumer itself learns it. */
export function switchedOn({ enabled }: ToolConsumer): void {
  if (!enabled)
    throw refuse1p1(
      'lti-1p1.switched-off',
      'LTI 1.1 is switched off for this installation. Use LTI 1.3, or switch it on in the console.',
    )
}
