import type { FeatureNeeds } from './features.ts'
import type { ToolPlacement } from './tool-description.ts'
import type { RegistrationVendor } from './vendors.ts'

export interface CanvasPlacement {
  name: string
  /** `admins`: those who teach the course or administer the account. */
  visibility?: 'admins' | 'members' | 'public'
  display?: 'full_width_in_context'
  /** Only of the course menu: there without a teacher's doing. */
  enabledByDefault?: boolean
  size?: { width: number; height: number }
}

const dialogue = { width: 900, height: 700 }

/** Menus are for those who place things: students open what a teacher placed. */
export const canvasPlacements: Readonly<Record<ToolPlacement, CanvasPlacement>> = {
  'course-menu': {
    name: 'course_navigation',
    visibility: 'admins',
    display: 'full_width_in_context',
    enabledByDefault: true,
  },
  'account-menu': { name: 'account_navigation', visibility: 'admins', display: 'full_width_in_context' },
  'content-picker': { name: 'link_selection', size: dialogue },
  editor: { name: 'editor_button', size: dialogue },
}

const wireName = (name: string): string => `https://canvas.instructure.com/lti/${name}`

/** Canvas' own members of a registration (doc/api/registration). */
export const canvasVendor: RegistrationVendor = {
  placements: byPlacement(({ name }) => wireName(name)),
  messageMembers: byPlacement(({ visibility, display, enabledByDefault, size }) => ({
    [wireName('visibility')]: visibility,
    [wireName('display_type')]: display,
    [wireName('course_navigation/default_enabled')]: enabledByDefault,
    [wireName('launch_width')]: size?.width,
    [wireName('launch_height')]: size?.height,
  })),
  toolMembers: (needs) => ({ [wireName('privacy_level')]: canvasPrivacyLevel(needs) }),
  customParameters: {
    appearance: {
      prefers_high_contrast: '$Canvas.user.prefersHighContrast',
      brand_config_url: '$com.instructure.brandConfigJSON.url',
    },
  },
  nextStep: 'review-and-install',
}

function byPlacement<T>(of: (placement: CanvasPlacement) => T): Record<ToolPlacement, T> {
  return {
    'course-menu': of(canvasPlacements['course-menu']),
    'account-menu': of(canvasPlacements['account-menu']),
    'content-picker': of(canvasPlacements['content-picker']),
    editor: of(canvasPlacements.editor),
  }
}

/** Canvas sends of a person what this level says, whatever the claims ask for. */
export function canvasPrivacyLevel({ claims = [] }: FeatureNeeds) {
  const names = claims.includes('name')
  const emails = claims.includes('email')
  if (names) return emails ? 'public' : 'name_only'
  return emails ? 'email_only' : 'anonymous'
}
