import type { Command } from 'commander'
import { importers } from '../jobs/importers.ts'
import { answer } from './answer.ts'
import { inContext } from './command-context.ts'
import { importFile, outcomeLines } from './import-file.ts'

export function resourceCommands(program: Command): void {
  program
    .command('resources')
    .description('help for teachers: videos, articles, courses and pages')
    .command('import')
    .description('add, update and retire resources from a CSV file (plain or .gz)')
    .argument('<file>')
    .option('--district <slug>')
    .option('--report <file>', 'where rejected rows go', 'rejected-resources.jsonl')
    .action(async (file: string, options: { district?: string; report: string }, command: Command) => {
      const outcome = await inContext(async ({ district }) => {
        const { scope } = await district(options.district)
        return importFile({
          file,
          report: options.report,
          run: (csv, observer) => importers.resources(scope, csv, observer),
        })
      })
      answer(command, outcome, outcomeLines(outcome, options.report))
    })
}
