import { sealJson, unsealJson, type EmbedSession, type LaunchId } from '@lectern/launch'
import type { Problem } from '@lectern/problem'

/** What a page keeps for the server and gives back later: sealed, and taken from the page of its own launch alone. */
export interface PageHandle<Kept extends { launchId: LaunchId }> {
  seal(kept: Kept, key: Uint8Array): string
  /** @throws Problem as `foreign` makes it */
  open(handle: string, session: EmbedSession, key: Uint8Array): Kept
}

/**
 * @param purpose tells the seals of one key apart
 * @param foreign what refuses a handle of another page, or of nobody
 */
export const pageHandle = <Kept extends { launchId: LaunchId }>(
  purpose: string,
  foreign: () => Problem,
): PageHandle<Kept> => ({
  seal: (kept, key) => sealJson(kept, purpose, key),
  open(handle, { launchId }, key) {
    // The seal proves that `seal` wrote it.
    const kept = unsealJson(handle, purpose, key) as Kept | undefined
    if (kept?.launchId === launchId) return kept
    throw foreign()
  },
})
