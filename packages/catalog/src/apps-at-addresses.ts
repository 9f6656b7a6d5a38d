import type { DistrictScope } from '@lectern/database'
import type { CatalogApp } from './catalog-app.ts'
import { appAndListing, appAsJson, toCatalogApp } from './store/app-columns.ts'

/**
 * The apps to which links lead; links to no known app are absent. An app answers for its host and what is below it, or for
 * the part of a host where its own address stands; what says it most exactly wins.
 */
export async function appsAtAddresses(
  scope: DistrictScope,
  links: readonly string[],
): Promise<Map<string, CatalogApp>> {
  const wanted = new Map(
    [...new Set(links)].flatMap((link) => (URL.canParse(link) ? [[link, new URL(link)] as const] : [])),
  )
  const hosts = new Set([...wanted.values()].flatMap(hostsAbove))
  if (hosts.size === 0) return new Map()
  const rows = await scope.query<{ app: CatalogApp }>(
    `select ${appAsJson} as app from ${appAndListing}
     where a.district_id = $1 and lectern.host_of(a.url) = any($2::text[])`,
    [scope.districtId, [...hosts]],
  )
  const apps = rows.map(({ app }) => ({ app: toCatalogApp(app), at: new URL(app.url) }))
  const found = new Map<string, CatalogApp>()
  for (const [link, url] of wanted) {
    const [best] = apps
      .filter(({ at }) => answersFor(at, url))
      .toSorted((one, other) => exactness(other.at) - exactness(one.at))
    if (best) found.set(link, best.app)
  }
  return found
}

const hostOf = ({ hostname }: URL): string => hostname.replace(/^www\./, '')

/** `a.b.example.org` is below `b.example.org` and `example.org`; nothing is asked of `org`. */
function hostsAbove(url: URL): string[] {
  const labels = hostOf(url).split('.')
  return labels.slice(0, -1).map((_label, index) => labels.slice(index).join('.'))
}

function answersFor(at: URL, link: URL): boolean {
  const isWholeHost = pathOf(at) === '/'
  if (hostOf(at) !== hostOf(link)) return isWholeHost && hostOf(link).endsWith(`.${hostOf(at)}`)
  return isWholeHost || `${link.pathname}/`.startsWith(pathOf(at))
}

const pathOf = ({ pathname }: URL): string => (pathname.endsWith('/') ? pathname : `${pathname}/`)

const exactness = (at: URL): number => hostOf(at).length * 10_000 + pathOf(at).length
