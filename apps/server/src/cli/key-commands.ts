import type { Command } from 'commander'
import {
  findSigningKeys,
  replaceCompromisedKeys,
  rotateSigningKeys,
  signingKeyState,
  type KeyRotation,
  type StoredSigningKey,
} from '@lectern/tenancy'
import { signingKeySeal } from '../secret-keys.ts'
import { answer } from './answer.ts'
import { inContext, type CommandContext } from './command-context.ts'

export function keyCommands(program: Command): void {
  const keys = program.command('keys').description('the keys by which platforms know what this server signed')

  keys
    .command('rotate')
    .description(
      'sign with the next key from now on; the old one stays published for seven days. Every 90 days it happens by itself',
    )
    .option(
      '--now',
      'although the next key was published less than a day ago: until they read our keys again, mostly within an hour, platforms that keep them refuse what we sign',
    )
    .option(
      '--compromised',
      'the keys may have leaked: withdraw every one of them at once and sign with a new one; platforms refuse what was signed before, and all that we sign until they read our keys again',
    )
    .action(async (options: { now?: true; compromised?: true }, command: Command) => {
      const rotation = await inContext(({ connected }) => {
        const keeping = {
          database: connected.database,
          sealKey: signingKeySeal(connected.keys),
          now: new Date(),
        }
        return options.compromised
          ? replaceCompromisedKeys(keeping)
          : rotateSigningKeys(keeping, { withoutWaiting: options.now })
      })
      answer(command, rotation, rotationLines(rotation, options.compromised))
    })

  keys.command('list').action(async (_options: object, command: Command) => {
    const listed = await inContext(listKeys)
    answer(
      command,
      listed,
      listed.map(({ kid, state, since }) => `${kid}\t${state} since ${since.toISOString()}`),
    )
  })
}

const rotationLines = ({ retired, active }: KeyRotation, compromised?: true): string[] => [
  `Signs with ${active} from now on; running servers follow within ten seconds.`,
  ...(retired && !compromised ? [`${retired} stays published for seven days, for what it signed.`] : []),
  ...(compromised
    ? [
        'Every other key is withdrawn. Platforms trust the old ones until they read our keys again, mostly within an hour; reload them there where you can.',
      ]
    : []),
]

async function listKeys({ connected }: CommandContext) {
  const now = new Date()
  return (await findSigningKeys(connected.database)).map((key) => {
    const state = signingKeyState(key, now)
    const { kid, publishedAt, activatedAt, retiredAt, publishedUntil } = key
    return { kid, state, since: since(key, state), publishedAt, activatedAt, retiredAt, publishedUntil }
  })
}

function since(
  { publishedAt, activatedAt, retiredAt, publishedUntil }: StoredSigningKey,
  state: ReturnType<typeof signingKeyState>,
): Date {
  const times = { next: publishedAt, active: activatedAt, retiring: retiredAt, gone: publishedUntil }
  return times[state] ?? publishedAt
}
