import { carryPlacements } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { ContextId, InstallationId } from '@lectern/launch'
import { contextsByExternalId, noteContextOrigins } from '@lectern/tenancy'

interface CourseHistory {
  installationId: InstallationId
  contextId: ContextId
  /** What the course was copied from, newest first, as its platform calls them. */
  history: readonly string[]
}

export interface CourseHistoryRecorder {
  note(scope: DistrictScope, course: CourseHistory): Promise<void>
}

const maxRemembered = 10_000

/** The first launch of a copied course says that it is one, where no notice did; every further one costs nothing. */
export function courseHistoryRecorder(): CourseHistoryRecorder {
  const noted = new Set<ContextId>()
  return {
    async note(scope, course) {
      if (noted.has(course.contextId)) return
      if (noted.size >= maxRemembered) noted.clear()
      noted.add(course.contextId)
      try {
        await scope.transaction((inside) => carryFromNearest(inside, course))
      } catch (error) {
        noted.delete(course.contextId)
        throw error
      }
    },
  }
}

/**
 * From the nearest ancestor that Lectern knows: what came from further back stands there already. When the course
 * was copied nobody says, so it counts as copied when Lectern saw it first.
 */
async function carryFromNearest(
  scope: DistrictScope,
  { installationId, contextId, history }: CourseHistory,
): Promise<void> {
  const known = await contextsByExternalId(scope, installationId, history)
  const origin = known.find(({ id }) => id !== contextId)
  if (!origin) return
  const news = await noteContextOrigins(scope, contextId, [origin.id])
  if (news)
    await carryPlacements(scope, {
      installationId,
      from: [origin.id],
      to: contextId,
      copiedAt: news.firstSeenAt,
    })
}
