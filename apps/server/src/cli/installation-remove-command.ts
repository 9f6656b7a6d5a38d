import type { Command } from 'commander'
import { z } from 'zod'
import type { InstallationId } from '@lectern/launch'
import { Problem } from '@lectern/problem'
import { getInstallation } from '@lectern/tenancy'
import { parseRequest } from '../http/problem-response.ts'
import { removeInstallation } from '../joins/remove-installation.ts'
import { answer } from './answer.ts'
import { inContext } from './command-context.ts'

interface RemoveOptions {
  district?: string
  name?: string
  yes?: true
}

export function installationRemoveCommand(installation: Command): void {
  installation
    .command('remove')
    .description(
      'remove an installation: nothing goes through it any more, its secrets, grants and class lists are deleted; figures stay',
    )
    .argument('<id>', 'as `installation list` prints it')
    .option('--district <slug>')
    .option('--name <name>', 'its name, to show that you mean this one')
    .option('--yes', 'in place of the name, for scripts')
    .action(async (given: string, { district, name, yes }: RemoveOptions, command: Command) => {
      const id = parseRequest(z.uuid(), given) as InstallationId // the district's own tables decide whether it names one
      const removed = await inContext(async ({ connected, district: choose }) => {
        const { scope } = await choose(district)
        if (name === undefined && !yes) throw unconfirmed((await getInstallation(scope, id)).name)
        const { database, keys: secrets } = connected
        return removeInstallation({ database, secrets, now: () => new Date() }, scope, {
          installationId: id,
          name,
          accountId: null,
        })
      })
      answer(command, { removed: id, hostIsTold: removed.isFarewellDue }, [
        `Removed ${removed.name}. Take Lectern out of the platform too.`,
        // This program has no queue; a worker looks for it.
        ...(removed.isFarewellDue ? ['A worker tells the platform within minutes.'] : []),
      ])
    })
}

const unconfirmed = (name: string): Problem =>
  new Problem({
    kind: 'invalid',
    code: 'installation.removal-unconfirmed',
    message: `This removes ${name}, and cannot be undone. Show that you mean it: --name "${name}", or --yes.`,
  })
