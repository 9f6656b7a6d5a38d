import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { importCatalog, listApps, type CatalogApp } from '@lectern/catalog'
import type { DistrictScope } from '@lectern/database'

const realProducts = new URL(
  '../../../apps/playground/demo-data/learnplatform-covid19/products_info.csv',
  import.meta.url,
)

/** Real names with one of these behind them make a catalog of the size that large districts have. */
const endings =
  `Plus Jr. Math Reading Science Studio Lab Schools Go Kids Quest Hub Classroom Pro Academy World Connect Live
  Explorer Press Builder Coach Journeys Link Bridge Spark Works Zone Trail Path Garden Island Station Harbor Forum
  Desk Notebook Planner Writer Readers Words Numbers Atlas Museum Orchestra Theater Garage Field River Mountain
  Ocean Planet Signal Compass`.split(/\s+/)

const silent = { progress: () => {}, rejected: () => {}, signal: new AbortController().signal }

/** Imports the real products, then variations of them up to the number wanted. */
export async function importManyApps(scope: DistrictScope, wanted: number): Promise<CatalogApp[]> {
  await importCatalog(scope, createReadStream(realProducts), silent)
  const real: CatalogApp[] = []
  for await (const app of listApps(scope)) real.push(app)
  const variations = endings.flatMap((ending) =>
    real.map((app) => ({ ...app, name: `${app.name} ${ending}` })),
  )
  const lines = variations.slice(0, wanted - real.length).map(toLine)
  await importCatalog(
    scope,
    Readable.from([Buffer.from(['name,url,vendor,functions', ...lines].join('\n'))]),
    silent,
  )
  return real
}

const toLine = ({ name, url, vendor, functions }: CatalogApp): string =>
  [name, url, vendor ?? '', functions.join(';')].map((field) => `"${field.replaceAll('"', '""')}"`).join(',')
