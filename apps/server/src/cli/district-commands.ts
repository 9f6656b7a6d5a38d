import type { Command } from 'commander'
import { createDistrict, listDistricts } from '@lectern/tenancy'
import { answer } from './answer.ts'
import { inContext } from './command-context.ts'

export function districtCommands(program: Command): void {
  const district = program.command('district').description('school districts on this server')

  district
    .command('create')
    .requiredOption('--name <name>', 'e.g. "Fairview Schools"')
    .requiredOption('--slug <slug>', 'stands in addresses, e.g. fairview')
    .option('--time-zone <zone>', 'IANA name; days begin at its midnight', 'America/New_York')
    .action(async (options: { name: string; slug: string; timeZone: string }, command: Command) => {
      const created = await inContext(({ connected }) => createDistrict(connected.database, options))
      answer(command, created, `Made the district ${created.slug} (${created.name}).`)
    })

  district.command('list').action(async (_options: object, command: Command) => {
    const districts = await inContext(({ connected }) => listDistricts(connected.database))
    answer(
      command,
      districts,
      districts.map(({ slug, name, isDemo }) => `${slug}\t${name}${isDemo ? '\t(demo)' : ''}`),
    )
  })
}
