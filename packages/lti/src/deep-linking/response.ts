import { SignJWT } from 'jose'
import { claimNames } from '../launch/claims.ts'
import { randomToken } from '../launch/state.ts'
import type { PlatformRegistration } from '../platform/registration.ts'
import type { SigningKey } from '../services/client-assertion.ts'
import { checkItem } from './check-item.ts'
import type { ContentItem } from './content-items.ts'
import { fitItems, type OmittedItem, type PlacedItem } from './fit-items.ts'
import { refuseItems } from './refusals.ts'
import type { DeepLinkingSettings } from './settings.ts'

export interface DeepLinkingChoice {
  /** Of the launch that asked. */
  settings: DeepLinkingSettings
  registration: PlatformRegistration
  deploymentId: string
  tool: { isOwnTarget: (url: URL) => boolean }
  /** In the order of choice; none cancels. */
  items: readonly ContentItem[]
  /** For the person, when the platform shows it. */
  message?: string
  errorMessage?: string
  /** For the platform's own log. */
  log?: string
  errorLog?: string
}

export interface DeepLinkingResponse {
  /** Where the browser POSTs a form with the one field `JWT` (Deep Linking §2.3). */
  action: string
  jwt: string
  placed: PlacedItem[]
  /** What was chosen and is not in the response; the person should hear of it. */
  omitted: OmittedItem[]
}

const lifetimeSeconds = 5 * 60
const deepLinking = 'https://purl.imsglobal.org/spec/lti-dl/claim/'

/**
 * The answer to a deep linking request (Deep Linking §4.5, Security Framework §5.2), fitted to what the platform
 * accepts. The platform is told by whom (`iss`) and for whom (`aud`); `azp` stays out, because the specifications
 * contradict each other on it.
 * @throws Problem a code of `deepLinkingRefusals`
 */
export async function deepLinkingResponse(
  { settings, registration, deploymentId, tool, items, ...messages }: DeepLinkingChoice,
  key: SigningKey,
  now: Date = new Date(),
): Promise<DeepLinkingResponse> {
  for (const item of items) checkItem(item, tool.isOwnTarget)
  const { placed, omitted } = fitItems(items, settings, registration.profile.deepLinking)
  if (placed.length === 0 && omitted.length > 0) throw nothingLeft(omitted, settings)

  const issuedAt = Math.floor(now.getTime() / 1000)
  const jwt = await new SignJWT({
    nonce: randomToken(),
    [claimNames.messageType]: 'LtiDeepLinkingResponse',
    [claimNames.version]: '1.3.0',
    [claimNames.deploymentId]: deploymentId,
    [`${deepLinking}content_items`]: placed.map(({ sent }) => sent),
    [`${deepLinking}data`]: settings.data,
    [`${deepLinking}msg`]: messages.message,
    [`${deepLinking}log`]: messages.log,
    [`${deepLinking}errormsg`]: messages.errorMessage,
    [`${deepLinking}errorlog`]: messages.errorLog,
  })
    // Brightspace refuses a response without kid.
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid })
    .setIssuer(registration.clientId)
    .setAudience(registration.issuer)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetimeSeconds)
    .sign(key.privateJwk)
  return { action: settings.returnUrl, jwt, placed, omitted }
}

function nothingLeft(omitted: readonly OmittedItem[], { types, mediaTypes }: DeepLinkingSettings) {
  const chosen = [...new Set(omitted.map(({ item }) => item.type))]
  const reasons = [...new Set(omitted.map(({ reason }) => reason))]
  return refuseItems(
    'lti.content-items-refused',
    `Nothing of what was chosen can be placed here (${chosen.join(', ')}): the platform accepts ` +
      `${types.join(', ') || 'nothing that this tool knows'}. Choose at another place of the course, ` +
      'or let the platform accept more at this one.',
    { chosen, reasons, accepted: types, acceptedMedia: mediaTypes },
  )
}
