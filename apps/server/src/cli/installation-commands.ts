import type { Command } from 'commander'
import { newLti1p1Installation, newLtiInstallation, newRegistrationLink } from '@lectern/api-contracts'
import { profiles } from '@lectern/lti'
import {
  addLti1p1Consumer,
  addLtiInstallation,
  claimDeployment,
  createRegistrationLink,
  ltiFeatures,
  listInstallations,
  type InstallationSummary,
} from '@lectern/tenancy'
import { lti1p1Setup } from '../lti-1p1-setup.ts'
import { registrationUrl } from '../registration-url.ts'
import { parseRequest } from '../http/problem-response.ts'
import { answer } from './answer.ts'
import { inContext } from './command-context.ts'
import { installationCheckCommand } from './installation-check-command.ts'
import { installationRemoveCommand } from './installation-remove-command.ts'
import { installationGoogleCommands } from './installation-google-commands.ts'
import { installationTeamsCommands } from './installation-teams-commands.ts'

interface AddLtiOptions {
  district?: string
  dynamic?: true
  feature?: string[]
  [option: string]: unknown
}

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
    .option(
      '--feature <name...>',
      `with --dynamic: what to switch on and ask the platform for: ${ltiFeatures.join(', ')}`,
    )
    .option('--issuer <url>', 'as the platform spells it')
    .option('--client-id <id>')
    .option('--authorization-endpoint <url>', "the platform's OIDC authentication request URL")
    .option('--token-endpoint <url>')
    .option('--authorization-server <url>', 'the audience of client assertions, if it is not the token URL')
    .option('--jwks-uri <url>', "the platform's public keys")
    .option('--deployment-id <id>', 'otherwise the first launch waits for approval in the console')
    .option('--profile <name>', Object.keys(profiles).join(', '), 'strict')
    .action(async ({ district, dynamic, feature, ...options }: AddLtiOptions, command: Command) => {
      if (dynamic) {
        const { name, features } = parseRequest(newRegistrationLink, { ...options, features: feature })
        const url = await inContext(async (context) => {
          const { scope } = await context.district(district)
          return registrationUrl(context.config, await createRegistrationLink(scope, name, features))
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
    .command('add-lti-1p1')
    .description('install Lectern in a platform that knows LTI 1.1 only')
    .option('--district <slug>')
    .requiredOption('--name <name>', 'for people, e.g. "Old Moodle"')
    .option('--enable', 'accept its launches at once; otherwise the console switches them on')
    .action(
      async (
        { district, enable, ...options }: { district?: string; enable?: true; name: string },
        command: Command,
      ) => {
        const { name } = parseRequest(newLti1p1Installation, options)
        const made = await inContext(async ({ district: choose, config, connected }) => {
          const { launchUrl, sealKey } = lti1p1Setup(config, connected.keys)
          const { scope } = await choose(district)
          return { ...(await addLti1p1Consumer(scope, { name, enabled: enable }, sealKey)), launchUrl }
        })
        answer(command, made, [
          `Installed in ${name} (${made.id}). Enter these in the platform; the secret is not shown again.`,
          `Launch URL\t${made.launchUrl}`,
          `Consumer key\t${made.consumerKey}`,
          `Secret\t${made.secret}`,
        ])
      },
    )

  installationGoogleCommands(installation)
  installationTeamsCommands(installation)

  installation
    .command('approve')
    .description('approve the deployment whose first launch ended on a page with this code')
    .argument('<code>')
    .option('--district <slug>')
    .action(async (code: string, { district }: { district?: string }, command: Command) => {
      const claimed = await inContext(async (context) =>
        claimDeployment((await context.district(district)).scope, code),
      )
      answer(command, claimed, `Approved ${claimed.deploymentId} (${claimed.installationId}).`)
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
          (installation) =>
            `${installation.id}\t${installation.name}\t${hostOf(installation)}\t${installation.accepted} launches, ${installation.refused} refused in 28 days`,
        ),
      )
    })

  installationCheckCommand(installation)
  installationRemoveCommand(installation)
}

function hostOf({ lti, google, teams }: InstallationSummary): string {
  if (lti) return lti.issuer
  if (google) return `Google Classroom ${google.hostedDomains.join(' ')}`
  return teams ? `Microsoft Teams ${teams.tenantId}` : 'LTI 1.1'
}
