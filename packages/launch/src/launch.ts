import type { AppId, ContextId, DistrictId, InstallationId, LaunchId, PersonId, ResourceId } from './ids.ts'

export type Surface = 'lti' | 'google-classroom' | 'teams'
/** Least privilege first: an unknown role is a student. */
export type Role = 'student' | 'teacher' | 'admin'
export type Intent =
  'browse' | 'pick-content' | 'open-app' | 'open-resource' | 'review' | 'privacy' | 'accept-terms' | 'admin'
export type Theme = 'auto' | 'light' | 'dark' | 'contrast'
export type Locale = 'en' | 'es'

/** Somebody as a host or the district names them: keyed hashes in base64url, as pseudonyms make them. */
export interface NamedPerson {
  /** As this installation's host calls them. */
  subject?: { installationId: InstallationId; hash: string }
  /** The district's own number, the same in all hosts. */
  sourcedIdHash?: string
}

/**
 * The waist: what every host's launch becomes once it is verified and admitted.
 * Nothing below this value knows which host it came from.
 */
export interface Launch {
  id: LaunchId
  surface: Surface
  installationId: InstallationId
  districtId: DistrictId
  person: { id: PersonId; role: Role; isTestUser: boolean }
  context?: { id: ContextId; title?: string }
  intent: Intent
  /** Only with intent `open-app`: the app that the teacher linked. */
  appId?: AppId
  /** Only with intent `open-resource`: the help that the teacher linked. */
  resourceId?: ResourceId
  /** Only with intent `privacy`: whom it is about. */
  about?: NamedPerson
  /** Opening that app gives this student credit at the host. */
  earnsCredit?: boolean
  locale: Locale
  theme: Theme
  /** The institution's own colour, `#rrggbb`, where its host tells. */
  accent?: string
  /** Where the host wants the person back. */
  returnTo?: string
}

/** English unless the host's BCP 47 tag says Spanish. */
export const localeOf = (tag: string | undefined): Locale =>
  tag?.toLowerCase().startsWith('es') ? 'es' : 'en'
