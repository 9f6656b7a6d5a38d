import type { MessageType } from '../launch/message-types.ts'
import type { FeatureNeeds } from './features.ts'
import type { PlatformConfiguration } from './platform-configuration.ts'
import { labelOf, localizedMembers, type ToolPlacement, type ToolDescription } from './tool-description.ts'
import type { RegistrationVendor } from './vendors.ts'

/** One message of the registration, as it is decided about and as it is sent. */
export interface RegistrationMessage {
  type: MessageType
  placement?: string
  wire: Record<string, unknown>
}

export const messageOf: Readonly<Record<ToolPlacement, MessageType>> = {
  'course-menu': 'LtiResourceLinkRequest',
  'account-menu': 'LtiResourceLinkRequest',
  'content-picker': 'LtiDeepLinkingRequest',
  editor: 'LtiDeepLinkingRequest',
}

/** One entry for each place, whose label and vendor members are its own; types without a place have one each. */
export function messagesFor(
  tool: ToolDescription,
  { needs, vendor }: { needs: Required<FeatureNeeds>; vendor: RegistrationVendor },
): RegistrationMessage[] {
  const placed = needs.placements.flatMap((placement) => placedMessage(tool, placement, vendor) ?? [])
  const unplaced = ['LtiResourceLinkRequest' as const, ...needs.messages]
    .filter((type) => !placed.some((message) => message.type === type))
    .map((type): RegistrationMessage => ({ type, wire: { type, target_link_uri: tool.launchUrl } }))
  return [...placed, ...unplaced]
}

function placedMessage(
  tool: ToolDescription,
  placement: ToolPlacement,
  { placements, messageMembers }: RegistrationVendor,
): RegistrationMessage | undefined {
  const name = placements[placement]
  if (name === undefined) return undefined
  const type = messageOf[placement]
  return {
    type,
    placement: name,
    wire: {
      type,
      target_link_uri: tool.launchUrl,
      ...localizedMembers('label', labelOf(tool, placement)),
      icon_uri: tool.iconUrl,
      placements: [name],
      supported_types: type === 'LtiDeepLinkingRequest' ? ['ltiResourceLink'] : undefined,
      ...messageMembers?.[placement],
    },
  }
}

/** A platform that lists its messages or placements has no others. Resource links are what LTI is. */
export function isOffered(
  { type, placement }: RegistrationMessage,
  { messagesSupported }: PlatformConfiguration,
): boolean {
  if (messagesSupported === undefined) return true
  if (type === 'LtiResourceLinkRequest' && placement === undefined) return true
  const offered = messagesSupported.filter((message) => message.type === type)
  if (offered.length === 0) return false
  const places = offered.flatMap(({ placements }) => placements.map(lastPart))
  return placement === undefined || places.length === 0 || places.includes(lastPart(placement))
}

/** Canvas lists its placements with and without their prefix. */
const lastPart = (name: string): string => name.slice(name.lastIndexOf('/') + 1)
