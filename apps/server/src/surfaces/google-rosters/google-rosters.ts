import type { GoogleClassroomSurface } from '../google-classroom/google-classroom-surface.ts'

/** What reading the rosters of Google Classroom needs of its surface. */
export type GoogleRosters = Pick<
  GoogleClassroomSurface,
  | 'publicUrl'
  | 'redirectUri'
  | 'database'
  | 'pseudonyms'
  | 'secrets'
  | 'accounts'
  | 'fetch'
  | 'keys'
  | 'paceOf'
  | 'enqueue'
  | 'log'
  | 'now'
>

/** The push endpoint, and the audience that its push subscription has to name. */
export const pushUrl = ({ publicUrl }: Pick<GoogleRosters, 'publicUrl'>): string =>
  `${publicUrl}/google-classroom/pubsub`
