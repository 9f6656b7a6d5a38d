import type { Acceptance } from '../platform/accept-content-items.ts'
import type { Claims } from '../platform/message.ts'

/** The placements that let a teacher choose in the tool, with what Canvas accepts from them. */
export const selectionPlacements = {
  link_selection: { label: 'Add app', types: ['ltiResourceLink'], multiple: true },
  assignment_selection: { label: 'Add app as assignment', types: ['ltiResourceLink'], multiple: false },
} as const satisfies Record<string, Acceptance & { label: string }>

export type SelectionPlacement = keyof typeof selectionPlacements

export const isSelectionPlacement = (value: unknown): value is SelectionPlacement =>
  typeof value === 'string' && Object.hasOwn(selectionPlacements, value)

/** Where a choice comes from, and the module that it goes into. */
export interface SelectionPlace {
  placement: SelectionPlacement
  moduleTitle: string
}

interface Asked {
  placement: SelectionPlacement
  returnUrl: string
  data: string
}

/**
 * The claim `deep_linking_settings` as Canvas writes it: it says nothing about line items, and yet makes an assignment
 * of an item that has one.
 */
export const deepLinkingSettings = ({ placement, returnUrl, data }: Asked): Claims => ({
  deep_link_return_url: returnUrl,
  accept_types: selectionPlacements[placement].types,
  accept_presentation_document_targets: ['iframe', 'window'],
  accept_media_types: 'application/vnd.ims.lti.v1.ltilink',
  accept_multiple: selectionPlacements[placement].multiple,
  auto_create: false,
  title: null,
  text: null,
  data,
  errors: { errors: {} },
  validation_context: null,
})
