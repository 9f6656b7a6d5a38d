import type { InstallationId, PersonId } from '@lectern/launch'

/** Somebody who looks at a page of an installation. */
export interface NudgeReader {
  personId: PersonId
  installationId: InstallationId
  /** They came by a notice: the nudge, or the app that it is about. */
  followed?: string
}
