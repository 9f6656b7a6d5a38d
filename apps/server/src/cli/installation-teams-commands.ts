import type { Command } from 'commander'
import { z } from 'zod'
import { newTeamsInstallation } from '@lectern/api-contracts'
import type { InstallationId } from '@lectern/launch'
import { parseRequest } from '../http/problem-response.ts'
import { openQueue } from '../open-queue.ts'
import { addTeams } from '../surfaces/teams/add-teams.ts'
import { removalScript } from '../surfaces/teams/setup-script.ts'
import { setupValues } from '../surfaces/teams/setup-values.ts'
import { teamsInstallationOf } from '../surfaces/teams/teams-installation-of.ts'
import { withdrawTeams } from '../surfaces/teams/withdraw-teams.ts'
import { answer } from './answer.ts'
import { inContext } from './command-context.ts'
import { readSecret } from './read-secret.ts'
import { teamsFromShell } from './teams-from-shell.ts'

interface AddTeamsOptions {
  district?: string
  name: string
  clientId: string
  tenantId: string
  clientSecretFile?: string
  secretExpires?: string
  certificateFile?: string
  website: string
  privacy: string
  terms: string
}

export function installationTeamsCommands(installation: Command): void {
  installation
    .command('add-teams')
    .description('install Lectern in the Microsoft Teams of a district')
    .option('--district <slug>')
    .requiredOption('--name <name>', 'for people, e.g. "Microsoft Teams"')
    .requiredOption('--client-id <id>', 'of the app registration in Entra')
    .requiredOption('--tenant-id <id>', 'of the district')
    .option('--client-secret-file <file>', 'holds the client secret alone; - reads standard input')
    .option('--secret-expires <day>', 'as Entra shows it, e.g. 2027-06-30; then `check` warns in time')
    .option(
      '--certificate-file <file>',
      'PEM: a certificate and its key, in place of a secret; - reads standard input',
    )
    .requiredOption('--website <url>', "the district's own pages, which the app package has to name")
    .requiredOption('--privacy <url>')
    .requiredOption('--terms <url>')
    .action(async ({ district, ...options }: AddTeamsOptions, command: Command) => {
      const { clientSecretFile, certificateFile, secretExpires, website, privacy, terms } = options
      const wanted = parseRequest(newTeamsInstallation, {
        ...options,
        clientSecret: clientSecretFile && (await readSecret(clientSecretFile)),
        certificate: certificateFile && (await readSecret(certificateFile)),
        secretExpiresOn: secretExpires,
        websiteUrl: website,
        privacyUrl: privacy,
        termsUrl: terms,
      })
      const added = await inContext(async (context) => {
        const { scope } = await context.district(district)
        const teams = teamsFromShell(context)
        const id = await addTeams(teams, scope, wanted)
        return { id, values: setupValues(teams, await teamsInstallationOf(teams, scope, id)) }
      })
      const { signInUri, consentUri, applicationIdUri, packageUrl, setupScript } = added.values
      answer(command, added, [
        `Installed in ${wanted.name} (${added.id}). Its page in the console tells each step.`,
        `Application ID URI\t${applicationIdUri}`,
        `Redirect URI\t${signInUri}`,
        `Redirect URI\t${consentUri}`,
        `App package\t${packageUrl}`,
        'Review this script and run it where the app is registered:',
        setupScript,
      ])
    })

  installation
    .command('withdraw-teams')
    .description(
      'do nothing without people any more in an installation in Teams, and tell how its access ends there',
    )
    .argument('<id>', 'as `installation list` prints it')
    .option('--district <slug>')
    .action(async (given: string, options: { district?: string }, command: Command) => {
      const id = parseRequest(z.uuid(), given) as InstallationId // the district's own tables decide whether it names one
      const removal = await inContext(async (context) => {
        const { scope } = await context.district(options.district)
        const teams = teamsFromShell(context)
        const found = await teamsInstallationOf(teams, scope, id)
        const jobs = await openQueue(context.config, context.connected, teams.log)
        try {
          await withdrawTeams({ ...teams, enqueue: jobs.enqueue }, scope, found, null)
        } finally {
          await jobs.close()
        }
        return removalScript(found)
      })
      answer(command, { withdrawn: true, removalScript: removal }, [
        'Nothing is done without people any more; they can still open the tab. The tenant takes its permissions back by:',
        removal,
      ])
    })
}
