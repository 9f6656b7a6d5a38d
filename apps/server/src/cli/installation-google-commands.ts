import type { Command } from 'commander'
import { z } from 'zod'
import { newGoogleInstallation } from '@lectern/api-contracts'
import type { InstallationId } from '@lectern/launch'
import { addGoogleInstallation, getGoogleInstallation } from '@lectern/tenancy'
import { parseRequest } from '../http/problem-response.ts'
import { requireClient } from '../surfaces/google-classroom/require-client.ts'
import { setupValues } from '../surfaces/google-classroom/setup-values.ts'
import { withdrawAdministrators } from '../surfaces/google-classroom/withdraw-administrators.ts'
import { answer } from './answer.ts'
import { inContext } from './command-context.ts'
import { googleFromShell } from './google-from-shell.ts'
import { readSecret } from './read-secret.ts'

interface AddClassroomOptions {
  district?: string
  name: string
  clientId: string
  clientSecretFile: string
  domain: string[]
  applicationId?: string
  topic?: string
  pushAccount?: string
}

export function installationGoogleCommands(installation: Command): void {
  installation
    .command('add-classroom')
    .description('install Lectern in the Google Classroom of a district')
    .option('--district <slug>')
    .requiredOption('--name <name>', 'for people, e.g. "Google Classroom"')
    .requiredOption('--client-id <id>', "of the Cloud project's OAuth client")
    .requiredOption('--client-secret-file <file>', 'holds the client secret alone; - reads standard input')
    .requiredOption('--domain <name...>', 'Workspace domains whose people are of the district')
    .option('--application-id <number>', 'of the Marketplace app: then Google tells whether it is installed')
    .option('--topic <name>', 'projects/<project>/topics/<topic>, where Google tells of changed class lists')
    .option('--push-account <email>', 'the service account of the push subscription; goes with --topic')
    .action(async ({ district, clientSecretFile, ...options }: AddClassroomOptions, command: Command) => {
      const { domain, topic, pushAccount } = options
      const wanted = parseRequest(newGoogleInstallation, {
        ...options,
        clientSecret: await readSecret(clientSecretFile),
        hostedDomains: domain,
        pubsubTopic: topic,
        pushServiceAccount: pushAccount,
      })
      const added = await inContext(async (context) => {
        const { scope } = await context.district(district)
        const google = googleFromShell(context)
        const sealKey = google.secrets.of('Google client secrets')
        await requireClient(google, wanted)
        const id = await addGoogleInstallation(google.database, scope, wanted, sealKey)
        const made = await getGoogleInstallation(google.database, scope, id, sealKey)
        return { id, values: setupValues(google, made) }
      })
      const { redirectUri, setupUri, upgradeUri, uriPrefix } = added.values
      answer(command, added, [
        `Installed in ${wanted.name} (${added.id}). Enter these in the Google Cloud console; its page in the console tells each step.`,
        `Authorized redirect URI\t${redirectUri}`,
        `Attachment Setup URI\t${setupUri}`,
        `Allowed Attachment URI Prefix\t${uriPrefix}`,
        `Link Upgrade URI\t${upgradeUri}`,
      ])
    })

  installation
    .command('withdraw-classroom')
    .description('give back to Google what administrators granted to an installation, and delete it here')
    .argument('<id>', 'as `installation list` prints it')
    .option('--district <slug>')
    .action(async (given: string, options: { district?: string }, command: Command) => {
      const id = parseRequest(z.uuid(), given) as InstallationId // the district's own tables decide whether it names one
      const done = await inContext(async (context) => {
        const { scope } = await context.district(options.district)
        const google = googleFromShell(context)
        await getGoogleInstallation(google.database, scope, id, google.secrets.of('Google client secrets'))
        return withdrawAdministrators(google, scope, id, null)
      })
      const notTold = done.notTold > 0 ? ` Google could not be told of ${done.notTold}.` : ''
      answer(command, done, `${done.withdrawn} withdrawn.${notTold}`)
    })
}
