import type { Database } from '@lectern/database'
import { findLtiInstallations, refuseRemoved, type LtiInstallation } from '@lectern/tenancy'

export interface InstallationCache {
  /**
   * All installations of the issuer, or of the issuer and client.
   * @throws Problem `installation.removed` where there is none any more
   */
  find: (issuer: string, clientId?: string) => Promise<LtiInstallation[]>
  /** After a change: the next look goes to the database. */
  forget: (issuer: string, clientId?: string) => void
}

/** Long enough to spare launches a query each, short enough that a block made on another machine soon holds. */
const freshMilliseconds = 5_000
const maxEntries = 10_000

/** Only what was found is kept: an installation made a moment ago must work at once. */
export function installationCache(database: Database, now: () => number = Date.now): InstallationCache {
  const entries = new Map<string, { installations: LtiInstallation[]; until: number }>()
  const keyOf = (issuer: string, clientId?: string): string => JSON.stringify([issuer, clientId])
  let generation = 0
  return {
    async find(issuer, clientId) {
      const key = keyOf(issuer, clientId)
      const known = entries.get(key)
      if (known && known.until > now()) return known.installations
      const begunAt = generation
      const installations = await findLtiInstallations(database, issuer, clientId)
      if (installations.length === 0) await refuseRemoved(database, { surface: 'lti', issuer, clientId })
      // What was read before a change must not outlive it.
      if (generation !== begunAt) return installations
      if (entries.size >= maxEntries) entries.clear()
      if (installations.length > 0) entries.set(key, { installations, until: now() + freshMilliseconds })
      return installations
    },
    forget(issuer, clientId) {
      generation += 1
      entries.delete(keyOf(issuer, clientId))
      entries.delete(keyOf(issuer))
    },
  }
}
