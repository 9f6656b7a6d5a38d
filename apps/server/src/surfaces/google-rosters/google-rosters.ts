import type { Enqueue } from '@lectern/jobs'
import type { GoogleClassroomSurface } from '../google-classroom/google-classroom-surface.ts'

/** What reading the rosters of Google Classroom is built from; compose.ts provides it. */
export interface GoogleRosters extends Pick<
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
  | 'log'
  | 'now'
> {
  enqueue: Enqueue
}

/** The push endpoint, and the audience that its push subscription has to name. */
export const pushUrl = ({ publicUrl }: Pick<GoogleRosters, 'publicUrl'>): string =>
  `${publicUrl}/google-classroom/pubsub`
