import type { Command } from 'commander'
import { importCatalog } from '@lectern/catalog'
import { answer } from './answer.ts'
import { inContext } from './command-context.ts'
import { importFile, outcomeLines } from './import-file.ts'

export function catalogCommands(program: Command): void {
  program
    .command('catalog')
    .description('the apps of a district')
    .command('import')
    .description('add and update apps from a CSV file (plain or .gz); the same file twice changes nothing')
    .argument('<file>')
    .option('--district <slug>')
    .option('--report <file>', 'where rejected rows go', 'rejected-apps.jsonl')
    .action(async (file: string, options: { district?: string; report: string }, command: Command) => {
      const outcome = await inContext(async ({ district }) => {
        const { scope } = await district(options.district)
        return importFile({
          file,
          report: options.report,
          run: (csv, observer) => importCatalog(scope, csv, observer),
        })
      })
      answer(command, outcome, [
        ...outcomeLines(outcome, options.report),
        ...(outcome.unclassified > 0
          ? [`${outcome.unclassified} of them name no function, or one that the taxonomy does not have.`]
          : []),
      ])
    })
}
