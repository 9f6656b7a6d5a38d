import { claimNames } from '@lectern/lti'
import { aDeepLinkingRequest } from '@lectern/lti/testing'
import type { Bench, ConformanceCase } from '../case.ts'
import { launch } from '../launch.ts'
import { without } from './without.ts'

/** Deep Linking 2.0, as far as it goes without a person who chooses. */
export const deepLinking: ConformanceCase[] = [
  {
    id: 'deep-linking-1',
    group: 'deep-linking',
    name: 'Request is accepted, without target_link_uri',
    expected: 'accepted',
    run: (bench) => launch(bench, { message: aDeepLinkingRequest, claims: settings(bench) }),
  },
  {
    id: 'deep-linking-2',
    group: 'deep-linking',
    name: 'Request is accepted when it says nothing about the person',
    expected: 'accepted',
    run: (bench) =>
      launch(bench, {
        message: aDeepLinkingRequest,
        claims: { ...settings(bench), ...without('email', 'name', 'given_name', 'family_name') },
      }),
  },
  {
    id: 'deep-linking-3',
    group: 'deep-linking',
    name: 'deep_linking_settings claim missing',
    expected: 'refused',
    run: (bench) =>
      launch(bench, { message: aDeepLinkingRequest, claims: without(claimNames.deepLinkingSettings) }),
  },
]

const settings = ({ platform }: Bench) => ({
  [claimNames.deepLinkingSettings]: {
    deep_link_return_url: platform.deepLinkReturnUrl,
    accept_types: ['link', 'file', 'html', 'ltiResourceLink', 'image'],
    accept_presentation_document_targets: ['iframe', 'window', 'embed'],
    accept_multiple: true,
    data: 'Some random opaque data that MUST be sent back',
  },
})
