import type { Bench, ConformanceCase } from '../case.ts'
import { launch } from '../launch.ts'
import type { Outcome } from '../outcome.ts'
import { signedAgain, type SigningKey } from '../signing-key.ts'

/**
 * The published keys change while the tool runs. In this order: the key of the next case is published with the one
 * before it where that is harmless, so that a tool which looks again only every so often is waited for less.
 */
export const keys: ConformanceCase[] = [
  key('key-rotation', 'Key published after the tool fetched the set', ({ platform }) => {
    const { rotated, twin, otherTwin } = platform.keys
    for (const one of [rotated, twin, otherTwin]) platform.publish(one)
    return rotated
  }),
  key('keys-same-kid', 'Two keys with one kid: signed by the first', ({ platform }) => platform.keys.twin),
  key(
    'keys-same-kid-2',
    'Two keys with one kid: signed by the second',
    ({ platform }) => platform.keys.otherTwin,
  ),
  key('key-without-alg', 'Key that is published without alg', ({ platform }) => {
    const { withoutAlgorithm } = platform.keys
    platform.publish(withoutAlgorithm)
    return withoutAlgorithm
  }),
]

function key(id: string, name: string, choose: (bench: Bench) => SigningKey): ConformanceCase {
  return {
    id,
    group: 'extra',
    name,
    expected: 'accepted',
    run: (bench) => patientLaunch(bench, choose(bench)),
  }
}

/** Tools bound how often anybody's unknown `kid` makes them fetch keys; half a minute is common. */
const patienceSeconds = 40
const pauseSeconds = 5

async function patientLaunch(bench: Bench, signing: SigningKey): Promise<Outcome> {
  for (let waited = 0; ; waited += pauseSeconds) {
    const outcome = await launch(bench, { forge: (token) => signedAgain(token, signing) })
    if (outcome.kind === 'accepted' || waited >= patienceSeconds) return withWait(outcome, waited)
    await bench.pause(pauseSeconds)
  }
}

const withWait = (outcome: Outcome, seconds: number): Outcome =>
  seconds === 0 ? outcome : { ...outcome, observed: `${outcome.observed} (after ${seconds} s)` }
