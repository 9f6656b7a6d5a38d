import type { DistrictScope } from '@lectern/database'
import { noteContextServices, type ContextServices } from './context-services.ts'
import { writesBeside } from './writes-beside.ts'

export interface ContextServiceRecorder {
  /** Returns at once and never throws: what is news is written beside the answer, a failure goes to `onError`. */
  note(scope: DistrictScope, services: ContextServices): void
  /** After a feature was switched: what was noted of a course may be gone. */
  forget(): void
  /** Waits until all that was noted is stored. */
  close(): Promise<void>
}

/** So often the same is written again, to say that it still holds. */
const rememberedFor = 60 * 60_000
const maxRemembered = 10_000

/** Remembers what it has noted of each course, so that an ordinary launch writes nothing. */
export function contextServiceRecorder({
  now = () => new Date(),
  onNoted = async () => {},
  onError,
}: {
  now?: () => Date
  /** What follows from it, after it is stored; beside the launch too. */
  onNoted?: (scope: DistrictScope, services: ContextServices) => Promise<void>
  onError: (error: unknown) => void
}): ContextServiceRecorder {
  const noted = new Map<string, { services: string; at: number }>()
  const writes = writesBeside(onError)

  return {
    note(scope, services) {
      const at = now().getTime()
      const text = JSON.stringify(services)
      const known = noted.get(services.contextId)
      if (known && known.services === text && known.at > at - rememberedFor) return
      if (noted.size >= maxRemembered) noted.clear()
      noted.set(services.contextId, { services: text, at })
      writes.add(
        noteContextServices(scope, services)
          .then(() => onNoted(scope, services))
          .catch((error: unknown) => {
            noted.delete(services.contextId)
            throw error
          }),
      )
    },
    forget: () => noted.clear(),
    close: () => writes.close(),
  }
}
