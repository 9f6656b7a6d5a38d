import { readFile } from 'node:fs/promises'
import { Option, type Command } from 'commander'
import type { Locale } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import { publishTerms } from '@lectern/tenancy'
import { answer } from './answer.ts'
import { inContext } from './command-context.ts'

export function termsCommands(program: Command): void {
  program
    .command('terms')
    .description("a district's own terms of use, which platforms ask people to accept")
    .command('publish')
    .description(
      'publish a text: another language joins the latest version, a changed text begins a new one that is accepted anew',
    )
    .option('--district <slug>')
    .requiredOption('--file <file>', 'Markdown')
    .addOption(new Option('--locale <locale>').choices(['en', 'es']).makeOptionMandatory())
    .action(
      async (
        { district, file, locale }: { district?: string; file: string; locale: Locale },
        command: Command,
      ) => {
        const text = await readText(file)
        const { version, published } = await inContext(async (context) =>
          publishTerms((await context.district(district)).scope, { locale, text }),
        )
        answer(
          command,
          { version, published },
          published
            ? `Version ${version} of the terms is published (${locale}).`
            : `Version ${version} says just this already (${locale}).`,
        )
      },
    )
}

const readText = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Problem({
      kind: 'not-found',
      code: 'terms.no-file',
      message: `There is no file ${file} that can be read.`,
      cause,
    })
  })
