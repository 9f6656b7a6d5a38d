import { z } from 'zod'
import { defineJob } from '@lectern/jobs'

/** Each visits every district in turn; a run that fails is tried again by the next. */
const everyDistrict = z.object({})

export const rollUpUsageJob = defineJob({
  name: 'telemetry.roll-up-usage',
  schema: everyDistrict,
  attempts: 2,
})
export const rotateSigningKeysJob = defineJob({
  name: 'tenancy.rotate-signing-keys',
  schema: z.object({}),
  attempts: 2,
})
export const upkeepJob = defineJob({ name: 'server.upkeep', schema: everyDistrict, attempts: 2 })

/** How stale each may get, in milliseconds. */
export const upkeepEvery = {
  rollUpUsage: 10_000,
  rotateSigningKeys: 60 * 60_000,
  upkeep: 60 * 60_000,
}
