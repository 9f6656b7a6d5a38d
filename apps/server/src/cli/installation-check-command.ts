import type { Command } from 'commander'
import { z } from 'zod'
import { Problem } from '@lectern/problem'
import type { InstallationId } from '@lectern/launch'
import { guardedFetch } from '@lectern/lti'
import { nodeNetwork } from '@lectern/lti/node'
import { receivedRecorder } from '@lectern/tenancy'
import { isOnThisMachine } from '../compose-lti.ts'
import { composeSigningKeys } from '../compose-signing-keys.ts'
import { createLog } from '../http/log.ts'
import { parseRequest } from '../http/problem-response.ts'
import { platformServices } from '../platform-services.ts'
import { answer } from './answer.ts'
import { checkInstallation, type InstallationCheck } from './check-installation.ts'
import type { CheckStep } from './check-step.ts'
import { inContext, type CommandContext } from './command-context.ts'
import { googleFromShell } from './google-from-shell.ts'
import { teamsFromShell } from './teams-from-shell.ts'

export function installationCheckCommand(installation: Command): void {
  installation
    .command('check')
    .description(
      'tell what was seen of an installation, and try what its features need; exit status 1 if any fails',
    )
    .argument('<id>', 'as `installation list` prints it')
    .option('--district <slug>')
    .action(async (given: string, options: { district?: string }, command: Command) => {
      const id = parseRequest(z.uuid(), given) as InstallationId // the district's own tables decide whether it names one
      const check = await inContext((context) => runCheck(context, options.district, id))
      const failed = check.steps.filter(({ outcome }) => outcome === 'failed').length
      answer(command, { ...check, ok: failed === 0 }, check.steps.map(line))
      if (failed > 0)
        throw new Problem({
          kind: 'conflict',
          code: 'installation.check-failed',
          message: `${failed} of ${check.steps.length} steps failed.`,
        })
    })
}

const signs: Record<CheckStep['outcome'], string> = { seen: '·', ok: '✓', failed: '✗' }
const line = ({ step, outcome, words }: CheckStep): string => `${signs[outcome]} ${step}\t${words}`

async function runCheck(
  context: CommandContext,
  slug: string | undefined,
  id: InstallationId,
): Promise<InstallationCheck> {
  const {
    config,
    connected: { database, keys },
    district,
  } = context
  const { scope } = await district(slug)
  const received = receivedRecorder({ onError: (error) => console.error(error) })
  const services = platformServices({
    database,
    received,
    signingKeys: await composeSigningKeys({
      database,
      keys,
      log: createLog({ logLevel: 'warn' }),
      now: () => new Date(),
    }),
    fetch: guardedFetch({ ...nodeNetwork, allowLoopback: isOnThisMachine(config.publicUrl) }),
  })
  try {
    const hosts = { google: googleFromShell(context), teams: teamsFromShell(context) }
    return await checkInstallation({ database, services, ...hosts }, scope, id)
  } finally {
    await received.close()
  }
}
