import type { Command } from 'commander'
import { newLtiInstallation, newRegistrationLink } from '@lectern/api-contracts'
import { profiles } from '@lectern/lti'
import { addLtiInstallation, createRegistrationLink, listInstallations } from '@lectern/tenancy'
import { registrationUrl } from '../registration-url.ts'
import { parseRequest } from '../http/problem-response.ts'
import { answer } from './answer.ts'
import { inContext } from './command-context.ts'

export function installationCommands(program: Command): void {
  const installation = program.command('installation').description('Lectern in the platforms of a district')

  installation
    .command('add-lti')
    .description('install Lectern in an LTI 1.3 platform')
    .option('--district <slug>')
    .requiredOption('--name <name>', 'for people, e.g. "Canvas"')
    .option(
      '--dynamic',
      'print a single-use link with which the platform registers itself, instead of the values below',
    )
    .option('--issuer <url>', 'as the platform spells it')
    .option('--client-id <id>')
    .option('--authorization-endpoint <url>', "the platform's OIDC authentication request URL")
    .option('--token-endpoint <url>')
    .option('--jwks-uri <url>', "the platform's public keys")
    .option('--deployment-id <id>', 'otherwise the first launch waits for approval in the console')
    .option('--profile <name>', Object.keys(profiles).join(', '), 'strict')
    .action(async ({ district, dynamic, ...options }: Record<string, string>, command: Command) => {
      if (dynamic) {
        const { name } = parseRequest(newRegistrationLink, options)
        const url = await inContext(async (context) => {
          const { scope } = await context.district(district)
          return registrationUrl(context.config, await createRegistrationLink(scope, name))
        })
        return answer(command, { url }, url)
      }
      const wanted = parseRequest(newLtiInstallation, options)
      const id = await inContext(async (context) => {
        const { scope } = await context.district(district)
        return addLtiInstallation(context.connected.database, scope, wanted)
      })
      answer(command, { id }, `Installed in ${wanted.name} (${id}).`)
    })

  installation
    .command('list')
    .option('--district <slug>')
    .action(async (options: { district?: string }, command: Command) => {
      const installations = await inContext(async ({ district }) =>
        listInstallations((await district(options.district)).scope),
      )
      answer(
        command,
        installations,
        installations.map(
          ({ id, name, lti, accepted, refused }) =>
            `${id}\t${name}\t${lti.issuer}\t${accepted} launches, ${refused} refused in 28 days`,
        ),
      )
    })
}
