import { pseudonyms } from '@lectern/tenancy'
import { googleNetwork } from '../google-network.ts'
import { createLog } from '../http/log.ts'
import type { CommandContext } from './command-context.ts'

/** What calls to Google take, as a server has them. */
export const googleFromShell = ({ config, connected }: Pick<CommandContext, 'config' | 'connected'>) => ({
  ...googleNetwork(config),
  database: connected.database,
  secrets: connected.keys,
  pseudonyms: pseudonyms(connected.keys.of('pseudonyms')),
  log: createLog({ logLevel: 'warn' }),
})

export type GoogleFromShell = ReturnType<typeof googleFromShell>
