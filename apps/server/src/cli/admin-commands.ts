import type { Command } from 'commander'
import { inviteDirector } from '@lectern/tenancy'
import { setupLink } from '../setup-link.ts'
import { answer } from './answer.ts'
import { inContext } from './command-context.ts'

export function adminCommands(program: Command): void {
  program
    .command('admin')
    .description('people who run the console')
    .command('invite')
    .description("print a one-time link that makes a director's account; good for seven days")
    .option('--district <slug>')
    .action(async (options: { district?: string }, command: Command) => {
      const link = await inContext(async ({ config, district }) => {
        const { scope } = await district(options.district)
        return setupLink(config, await inviteDirector(scope))
      })
      answer(command, { link }, link)
    })
}
