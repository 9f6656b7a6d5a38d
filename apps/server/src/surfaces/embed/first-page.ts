import type { DistrictScope } from '@lectern/database'
import type { FirstPage } from './embed-surface.ts'

/** Use counts and help inside may be this old; the decisions may not, so they go by the catalog's version. */
const freshMilliseconds = 60_000
const maxDistricts = 1_000

/** Keeps each district's first page: a launch then reads nothing for it. */
export function cachedFirstPage(
  read: (scope: DistrictScope) => Promise<FirstPage>,
  now: () => number = Date.now,
): (scope: DistrictScope, catalogVersion: string) => Promise<FirstPage> {
  const pages = new Map<string, { version: string; until: number; page: Promise<FirstPage> }>()
  return (scope, version) => {
    const known = pages.get(scope.districtId)
    if (known && known.version === version && known.until > now()) return known.page
    const page = read(scope)
    page.catch(() => pages.delete(scope.districtId))
    if (pages.size >= maxDistricts) pages.clear()
    pages.set(scope.districtId, { version, until: now() + freshMilliseconds, page })
    return page
  }
}
