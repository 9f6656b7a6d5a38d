import type { ProfileName } from '../platform/registration.ts'
import { serviceScopes } from '../services/service-scopes.ts'
import { canvasVendor } from './canvas.ts'
import type { FeatureNeeds, RegistrationFeature } from './features.ts'
import type { ToolPlacement } from './tool-description.ts'

/** What one kind of platform wants said differently when a tool registers. */
export interface RegistrationVendor {
  /** Its names of the placements; one that it has not is set up there by hand. */
  placements: Partial<Readonly<Record<ToolPlacement, string>>>
  /** Beside the standard's members of a message, by where it appears. */
  messageMembers?: Partial<Readonly<Record<ToolPlacement, Readonly<Record<string, unknown>>>>>
  /** Beside the standard's members of the tool. */
  toolMembers?: (needs: FeatureNeeds) => Record<string, unknown>
  /** What it grants only when asked for by name, though the standard has it in a wider scope. */
  scopesBeside?: Readonly<Record<string, string>>
  /** Custom parameters in its own variables, by the feature they serve. */
  customParameters?: Partial<Readonly<Record<RegistrationFeature, Readonly<Record<string, string>>>>>
  /** What is left to do in the platform once the tool is registered there. */
  nextStep: 'activate' | 'enable-and-deploy' | 'review-and-install' | 'check'
}

const strict: RegistrationVendor = {
  placements: { 'content-picker': 'ContentArea', editor: 'RichTextEditor' },
  nextStep: 'check',
}

/** By profile. Schoology knows no dynamic registration; should it ever begin one, it gets the standard's. */
export const registrationVendors: Readonly<Record<ProfileName, RegistrationVendor>> = {
  strict,
  canvas: canvasVendor,
  // A new tool arrives as "pending". Courses reach it by the activity chooser alone.
  moodle: {
    placements: { 'content-picker': 'ContentArea' },
    scopesBeside: { [serviceScopes.lineItems]: serviceScopes.lineItemsReadOnly },
    nextStep: 'activate',
  },
  // The registration is disabled until an administrator enables it and deploys it to org units.
  brightspace: { ...strict, nextStep: 'enable-and-deploy' },
  blackboard: { ...strict, placements: { 'content-picker': 'ContentArea' }, nextStep: 'enable-and-deploy' },
  sakai: strict,
  schoology: strict,
}
