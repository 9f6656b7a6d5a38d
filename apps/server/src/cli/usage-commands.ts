import type { Command } from 'commander'
import { importUsage } from '@lectern/telemetry'
import { answer } from './answer.ts'
import { inContext } from './command-context.ts'
import { importFile, outcomeLines } from './import-file.ts'

export function usageCommands(program: Command): void {
  program
    .command('usage')
    .description('how much apps are used, as other systems measured it')
    .command('import')
    .description("add and update daily use from LearnPlatform's engagement file (CSV, plain or .gz)")
    .argument('<file>')
    .option('--district <slug>')
    .option('--report <file>', 'where rejected rows go', 'rejected-usage.jsonl')
    .action(async (file: string, options: { district?: string; report: string }, command: Command) => {
      const outcome = await inContext(async ({ district }) => {
        const { scope } = await district(options.district)
        return importFile({
          file,
          report: options.report,
          run: (csv, observer) => importUsage(scope, csv, observer, { source: 'learnplatform' }),
        })
      })
      answer(command, outcome, outcomeLines(outcome, options.report))
    })
}
