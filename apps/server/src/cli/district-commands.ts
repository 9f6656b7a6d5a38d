import type { Command } from 'commander'
import { setContractHours } from '@lectern/nudges'
import { createDistrict, listDistricts } from '@lectern/tenancy'
import { answer } from './answer.ts'
import { inContext } from './command-context.ts'
import { readContractHours } from './contract-hours-options.ts'

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

  district
    .command('contract-hours')
    .description('when teachers may be notified, on the clock of the district')
    .option('--district <slug>', 'when there are several')
    .option('--days <days>', 'from Monday (1) to Sunday (7), e.g. 1-5 or 1,2,4', '1-5')
    .option('--from <time>', 'e.g. 07:30', '07:30')
    .option('--to <time>', 'e.g. 16:00', '16:00')
    .action(
      async (options: { district?: string; days: string; from: string; to: string }, command: Command) => {
        const hours = readContractHours(options)
        const { slug, timeZone } = await inContext(async (context) => {
          const { district: found, scope } = await context.district(options.district)
          await setContractHours(scope, hours)
          return found
        })
        const { days, from, to } = options
        const told = `Teachers of ${slug} are notified from ${from} to ${to} (${timeZone}), on days ${days}.`
        answer(command, { district: slug, ...hours }, told)
      },
    )

  district.command('list').action(async (_options: object, command: Command) => {
    const districts = await inContext(({ connected }) => listDistricts(connected.database))
    answer(
      command,
      districts,
      districts.map(({ slug, name, isDemo }) => `${slug}\t${name}${isDemo ? '\t(demo)' : ''}`),
    )
  })
}
