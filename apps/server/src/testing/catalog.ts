import { Readable } from 'node:stream'
import { decideListing, importCatalog, searchApps } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'
import type { AppId, ResourceId } from '@lectern/launch'
import { importResources, searchResources } from '@lectern/nudges'

const quietly = { progress: () => {}, rejected: () => {}, signal: new AbortController().signal }

/** Puts apps into the catalog by name; the first is approved, the others are not reviewed. */
export async function someApps(scope: DistrictScope, names: string[]): Promise<Record<string, AppId>> {
  const rows = names.map(
    (name, index) => `${index + 1},https://${name.toLowerCase()}.example,${name},Example vendor`,
  )
  const csv = ['LP ID,URL,Product Name,Provider/Company Name', ...rows].join('\n')
  await importCatalog(scope, Readable.from([Buffer.from(csv)]), quietly)
  const { apps } = await searchApps(scope, { limit: 100 })
  const ids = Object.fromEntries(apps.map(({ id, name }) => [name, id]))
  await approve(scope, ids[names[0]!]!)
  return ids
}

export const approve = (
  scope: DistrictScope,
  appId: AppId,
  approval: 'approved' | 'staff-only' = 'approved',
) =>
  decideListing(scope, appId, {
    approval,
    privacy: 'agreement-signed',
    reason: null,
    grades: null,
    decisionDue: null,
    alternatives: [],
  })

/** Help for teachers by title, about the first app where one is given; a `!` before a title retires it. */
export async function someResources(
  scope: DistrictScope,
  titles: string[],
  appId?: AppId,
): Promise<Record<string, ResourceId>> {
  const rows = titles.map(
    (title, index) =>
      `${index + 1},${title.replace('!', '')},https://pages.example/${index + 1},${appId ?? ''},${title.startsWith('!') ? 'yes' : ''}`,
  )
  const csv = ['id,title,url,app,retired', ...rows].join('\n')
  await importResources(scope, Readable.from([Buffer.from(csv)]), quietly, { findApp: async () => appId })
  const { resources } = await searchResources(scope, { limit: 100 })
  return Object.fromEntries(resources.map(({ id, title }) => [title, id]))
}
