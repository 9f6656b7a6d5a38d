import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { Option, type Command } from 'commander'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import { importSdsRosters, pseudonyms, recordAudit, teamsInstallationIds } from '@lectern/tenancy'
import { answer } from './answer.ts'
import { inContext } from './command-context.ts'
import { importFiles, outcomeLines } from './import-file.ts'

interface RosterOptions {
  district?: string
  installation?: string
  report: string
}

export function rosterCommands(program: Command): void {
  program
    .command('roster')
    .description('who is in which class')
    .command('import')
    .description('take the class lists of one whole set of School Data Sync files (V1 or V2.1), all or none')
    .argument('<files...>', 'CSV, plain or .gz, named as School Data Sync names them')
    .addOption(new Option('--format <format>').choices(['sds']).makeOptionMandatory())
    .option('--district <slug>')
    .option('--installation <id>', 'of Microsoft Teams; the only one, unless said')
    .option('--report <file>', 'where rejected rows go', 'rejected-rosters.jsonl')
    .action(async (files: string[], options: RosterOptions, command: Command) => {
      const outcome = await inContext(async ({ district, connected }) => {
        const { scope } = await district(options.district)
        const installationId = await chosenInstallation(scope, options.installation)
        const imported = await importFiles({
          files,
          report: options.report,
          run: (observer) =>
            importSdsRosters(
              scope,
              {
                installationId,
                files: files.map((file) => ({ name: basename(file), open: () => createReadStream(file) })),
                pseudonyms: pseudonyms(connected.keys.of('pseudonyms')),
              },
              observer,
            ),
        })
        await recordAudit(scope, {
          accountId: null,
          action: 'roster.imported',
          subject: installationId,
          details: { ...imported, by: 'command line' },
        })
        return imported
      })
      answer(command, outcome, outcomeLines(outcome, options.report))
    })
}

async function chosenInstallation(scope: DistrictScope, wanted: string | undefined): Promise<InstallationId> {
  const own = await teamsInstallationIds(scope)
  const chosen = wanted === undefined ? own : own.filter((id) => id === wanted)
  if (chosen.length === 1) return chosen[0]!
  throw new Problem({
    kind: 'invalid',
    code: chosen.length === 0 ? 'installation.unknown' : 'installation.ambiguous',
    message:
      chosen.length === 0
        ? 'The district has no such installation of Microsoft Teams. `installation list` shows what there is.'
        : `Say which with --installation: ${own.join(', ')}.`,
  })
}
