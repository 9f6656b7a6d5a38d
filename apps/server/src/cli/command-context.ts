import { newReference, Problem } from '@lectern/problem'
import { requireMigrated, type DistrictScope } from '@lectern/database'
import { findDistrict, listDistricts, type District } from '@lectern/tenancy'
import { loadConfig, type Config } from '../config.ts'
import { connect, type Connected } from '../connect.ts'
import { createLog } from '../http/log.ts'

export interface CommandContext {
  config: Config
  connected: Connected
  /** By slug; without one, the only district there is. */
  district: (slug: string | undefined) => Promise<{ district: District; scope: DistrictScope }>
}

/**
 * Opens what a command needs and closes it again. On embedded defaults a running server's database is used, and
 * started when nothing runs.
 */
export async function inContext<T>(work: (context: CommandContext) => Promise<T>): Promise<T> {
  const config = loadConfig({ embedded: true })
  const connected = await connect(config, createLog({ logLevel: 'warn' }))
  try {
    if (config.databaseUrl) await requireMigrated(connected.database)
    else await connected.migrate()
    return await work({ config, connected, district: (slug) => chooseDistrict(connected, slug) })
  } finally {
    await connected.close()
  }
}

async function chooseDistrict({ database }: Connected, slug: string | undefined) {
  const district = slug === undefined ? await onlyDistrict(database) : await findDistrict(database, slug)
  return { district, scope: database.district(district.id) }
}

async function onlyDistrict(database: Connected['database']): Promise<District> {
  const districts = await listDistricts(database)
  if (districts.length === 1) return districts[0]!
  throw new Problem({
    kind: 'invalid',
    code: districts.length === 0 ? 'district.none' : 'district.ambiguous',
    message:
      districts.length === 0
        ? 'There is no district yet. Make one: npm run lectern -- district create --name "Fairview Schools" --slug fairview'
        : `Say which district with --district: ${districts.map(({ slug }) => slug).join(', ')}.`,
  })
}

/** What a failed command prints, and its exit status: 1 what was asked cannot be done, 2 it failed. */
export function tellFailure(error: unknown, json: boolean): number {
  const reference = newReference()
  if (!(error instanceof Problem)) {
    console.error(error)
    return 2
  }
  const { code, message, kind } = error
  if (json) console.error(JSON.stringify({ code, message, reference }))
  else console.error(`${message}\n(${code}, ${reference})`)
  return kind === 'internal' || kind === 'upstream' ? 2 : 1
}
