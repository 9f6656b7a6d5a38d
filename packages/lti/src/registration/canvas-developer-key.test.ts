import { expect, test } from 'vitest'
import { aTool } from '../testing/index.ts'
import { canvasDeveloperKey } from './canvas-developer-key.ts'
import type { RegistrationFeature } from './features.ts'

const key = (features: RegistrationFeature[]) =>
  JSON.parse(JSON.stringify(canvasDeveloperKey({ tool: aTool(), features }))) as Record<string, unknown>

test('describes the tool for a developer key, with the placements of the features and their labels', () => {
  expect(key(['course-menu', 'content-picking', 'roster', 'names'])).toEqual({
    title: 'Apps and help',
    description: 'Approved apps for this class',
    oidc_initiation_url: 'https://tool.example/lti/login',
    target_link_uri: 'https://tool.example/lti/launch',
    public_jwk_url: 'https://tool.example/lti/jwks',
    scopes: ['https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly'],
    custom_fields: {
      context_id_history: '$Context.id.history',
      resource_link_id_history: '$ResourceLink.id.history',
    },
    extensions: [
      {
        platform: 'canvas.instructure.com',
        domain: 'tool.example',
        privacy_level: 'name_only',
        settings: {
          text: 'Apps and help',
          icon_url: 'https://tool.example/icon.png',
          placements: [
            {
              placement: 'course_navigation',
              enabled: true,
              message_type: 'LtiResourceLinkRequest',
              target_link_uri: 'https://tool.example/lti/launch',
              text: 'Apps and help',
              labels: { es: 'Aplicaciones y ayuda' },
              icon_url: 'https://tool.example/icon.png',
              visibility: 'admins',
              display_type: 'full_width_in_context',
              default: 'enabled',
            },
            expect.objectContaining({
              placement: 'link_selection',
              message_type: 'LtiDeepLinkingRequest',
              text: 'Pick an app',
              labels: { es: 'Elegir una aplicación' },
              selection_width: 900,
              selection_height: 700,
            }),
            expect.objectContaining({ placement: 'editor_button', message_type: 'LtiDeepLinkingRequest' }),
          ],
        },
      },
    ],
  })
})

test('asks for no scope, person or place that no feature needs', () => {
  expect(key([])).toMatchObject({
    scopes: [],
    extensions: [{ privacy_level: 'anonymous', settings: { placements: [] } }],
  })
})
