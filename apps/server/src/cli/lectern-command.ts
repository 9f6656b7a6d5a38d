import { Command, CommanderError } from 'commander'
import { adminCommands } from './admin-commands.ts'
import { catalogCommands } from './catalog-commands.ts'
import { tellFailure } from './command-context.ts'
import { districtCommands } from './district-commands.ts'
import { installationCommands } from './installation-commands.ts'
import { keyCommands } from './key-commands.ts'
import { personCommands } from './person-commands.ts'
import { termsCommands } from './terms-commands.ts'
import { resourceCommands } from './resource-commands.ts'
import { rosterCommands } from './roster-commands.ts'
import { usageCommands } from './usage-commands.ts'

/** `npm run lectern -- <noun> <verb>`; answers the exit status. */
export async function lecternCommand(args: string[]): Promise<number> {
  const program = new Command('lectern')
    .description('Administration of Lectern from a shell.')
    .option('--json', 'answer in JSON, for scripts')
    .exitOverride()
  for (const addCommands of [
    districtCommands,
    adminCommands,
    installationCommands,
    catalogCommands,
    personCommands,
    termsCommands,
    usageCommands,
    rosterCommands,
    keyCommands,
    resourceCommands,
  ])
    addCommands(program)
  try {
    await program.parseAsync(args, { from: 'user' })
    return 0
  } catch (error) {
    // Commander has printed what is wrong with the words; help is no failure.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1
    return tellFailure(error, Boolean(program.opts()['json']))
  }
}
