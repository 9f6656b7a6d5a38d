import type { Command } from 'commander'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId, NamedPerson } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import { listInstallations, listRemoved, pseudonyms, type Pseudonyms } from '@lectern/tenancy'
import { forgetPerson } from '../joins/forget-person.ts'
import { exportPerson } from '../joins/held-about.ts'
import { forgetPorts } from '../surfaces/google-classroom/give-back-access.ts'
import { googleIssuer } from '../surfaces/google-classroom/google-classroom-surface.ts'
import { answer } from './answer.ts'
import { inContext, type CommandContext } from './command-context.ts'
import { googleFromShell } from './google-from-shell.ts'

interface PersonOptions {
  district?: string
  subject?: string
  installation?: InstallationId
  sourcedId?: string
}

export function personCommands(program: Command): void {
  const person = program.command('person').description('what is held about one person')

  named(person.command('export'))
    .description('print all that is held about a person as JSON')
    .action(async (options: PersonOptions) => {
      const file = await withPerson(options, (scope, who) => exportPerson(scope, who, new Date()))
      console.log(JSON.stringify(file, null, 2))
    })

  named(person.command('forget'))
    .description('forget a person for good; sums that name nobody stay')
    .action(async (options: PersonOptions, command: Command) => {
      const forgotten = await withPerson(options, (scope, who, context) =>
        forgetPerson(forgetPorts(googleFromShell(context)), scope, who, 'command line'),
      )
      answer(command, { forgotten }, forgotten ? 'Forgotten.' : 'Nothing is held about such a person.')
    })
}

const named = (command: Command): Command =>
  command
    .option('--district <slug>')
    .option('--subject <id>', 'the user id in the platform of --installation (sub)')
    .option('--installation <id>', 'as `installation list` prints it')
    .option('--sourced-id <number>', "the district's own number for the person")

const withPerson = <T>(
  { district, ...options }: PersonOptions,
  work: (scope: DistrictScope, who: NamedPerson, context: CommandContext) => Promise<T>,
): Promise<T> =>
  inContext(async (context) => {
    const { scope } = await context.district(district)
    const names = pseudonyms(context.connected.keys.of('pseudonyms'))
    return work(scope, await namedPerson(scope, options, names), context)
  })

/** The names of the command line as launches would have hashed them. */
async function namedPerson(
  scope: DistrictScope,
  { subject, installation, sourcedId }: PersonOptions,
  names: Pseudonyms,
): Promise<NamedPerson> {
  const { districtId } = scope
  if (sourcedId !== undefined && subject === undefined && installation === undefined)
    return { sourcedIdHash: names.sourcedId(districtId, sourcedId).toString('base64url') }
  if (sourcedId !== undefined || subject === undefined || installation === undefined) throw unclear()
  const namedBy = (await namerOf(scope, installation)) ?? (await formerNamerOf(scope, installation))
  if (namedBy === undefined) throw noSuchInstallation(installation)
  const hash = names.subject(districtId, namedBy, subject).toString('base64url')
  return { subject: { installationId: installation, hash } }
}

async function namerOf(scope: DistrictScope, installation: InstallationId): Promise<string | undefined> {
  const found = (await listInstallations(scope)).find(({ id }) => id === installation)
  return found?.google ? googleIssuer : (found?.lti?.issuer ?? found?.lti1p1?.consumerKey)
}

/** Whom a removed installation brought is still somebody who may ask. */
async function formerNamerOf(
  scope: DistrictScope,
  installation: InstallationId,
): Promise<string | undefined> {
  const found = (await listRemoved(scope)).find(({ id }) => id === installation)
  if (found?.surface === 'google-classroom') return googleIssuer
  return found?.surface === 'lti' ? (found.issuer ?? found.clientId) : undefined
}

const unclear = (): Problem =>
  new Problem({
    kind: 'invalid',
    code: 'person.unclear',
    message: 'Say who it is: --subject with --installation, or --sourced-id alone.',
  })

const noSuchInstallation = (id: string): Problem =>
  new Problem({
    kind: 'not-found',
    code: 'installation.unknown',
    message: `This district has no installation ${id} that names people. List them: npm run lectern -- installation list`,
  })
