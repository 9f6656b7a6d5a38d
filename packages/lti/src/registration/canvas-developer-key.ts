import { canvasPlacements, canvasPrivacyLevel, canvasVendor } from './canvas.ts'
import type { RegistrationFeature } from './features.ts'
import { needsOf } from './needs.ts'
import { messageOf } from './registration-messages.ts'
import {
  domainOf,
  labelOf,
  translationsOf,
  type ToolPlacement,
  type ToolDescription,
} from './tool-description.ts'

/** The same tool as JSON that a Canvas administrator pastes, or names by its URL, when making a developer key. */
export function canvasDeveloperKey({
  tool,
  features,
}: {
  tool: ToolDescription
  features: Iterable<RegistrationFeature>
}): Record<string, unknown> {
  const needs = needsOf(features, canvasVendor)
  return {
    title: tool.name.en,
    description: tool.description.en,
    oidc_initiation_url: tool.loginUrl,
    target_link_uri: tool.launchUrl,
    public_jwk_url: tool.jwksUrl,
    scopes: needs.scopes,
    custom_fields: needs.customParameters,
    extensions: [
      {
        platform: 'canvas.instructure.com',
        domain: domainOf(tool),
        privacy_level: canvasPrivacyLevel(needs),
        settings: {
          text: tool.name.en,
          icon_url: tool.iconUrl,
          placements: needs.placements.map((placement) => placementOf(tool, placement)),
        },
      },
    ],
  }
}

function placementOf(tool: ToolDescription, placement: ToolPlacement): Record<string, unknown> {
  const { name, visibility, display, enabledByDefault, size } = canvasPlacements[placement]
  const label = labelOf(tool, placement)
  return {
    placement: name,
    enabled: true,
    message_type: messageOf[placement],
    target_link_uri: tool.launchUrl,
    text: label.en,
    labels: translationsOf(label),
    icon_url: tool.iconUrl,
    visibility,
    display_type: display,
    default: enabledByDefault === undefined ? undefined : enabledByDefault ? 'enabled' : 'disabled',
    selection_width: size?.width,
    selection_height: size?.height,
  }
}
