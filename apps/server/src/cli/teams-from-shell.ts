import { createLog } from '../http/log.ts'
import { teamsNetwork } from '../teams-network.ts'
import type { CommandContext } from './command-context.ts'

/** What calls to Microsoft take, as a server has them. */
export function teamsFromShell({ config, connected }: Pick<CommandContext, 'config' | 'connected'>) {
  const { database, keys: secrets } = connected
  return {
    ...teamsNetwork(config, { database, secrets }),
    database,
    secrets,
    log: createLog({ logLevel: 'warn' }),
  }
}

export type TeamsFromShell = ReturnType<typeof teamsFromShell>
