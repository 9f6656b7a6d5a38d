import type { Claims } from './message.ts'

/** One thing that happened in a launch, in words for someone who never saw one. */
export interface TrailStep {
  title: string
  detail: string
  /** What travelled, as it was sent. */
  sent: Claims
}

export interface LaunchTrails {
  record(launchId: string, step: TrailStep): void
  read(launchId: string): readonly TrailStep[]
}

const kept = 200

/** What the last launches did, for the drawer beside them. In memory: a trail outlives its page by no more than that. */
export function launchTrails(): LaunchTrails {
  const trails = new Map<string, TrailStep[]>()
  return {
    record(launchId, step) {
      trails.set(launchId, [...(trails.get(launchId) ?? []), step])
      const oldest = trails.keys().next()
      if (trails.size > kept && !oldest.done) trails.delete(oldest.value)
    },
    read: (launchId) => trails.get(launchId) ?? [],
  }
}
