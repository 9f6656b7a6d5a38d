import { cpus, loadavg } from 'node:os'
import { contest } from './handshake/contest.ts'
import { startLectern } from './handshake/lectern.ts'
import { installPeers } from './handshake/peer-installation.ts'
import { bare, ltijs, startPeer } from './handshake/peers.ts'
import { startPlatform } from './handshake/platform.ts'
import { contestantRow, ratioNote, summaryRow } from './handshake/summary.ts'
import type { RunningTool } from './handshake/tool-process.ts'
import { measureVerification } from './handshake/verification.ts'
import type { BenchContext, BenchResult } from './runner/bench.ts'
import { makeDatabase } from './runner/make-database.ts'

export const name = 'handshake'

/** Against ltijs, and against the least that a launch can be. */
const targets = { ltijs: 10, bare: 0.5 }
const inFlight = 32
const milliseconds = 4_000
const rounds = 5

/** Full OIDC login + launch handshakes, Lectern beside its peers, on one machine and one PostgreSQL. */
export async function run({ ownerConnection, log }: BenchContext): Promise<BenchResult> {
  await installPeers(log)
  const load = loadavg()[0] ?? NaN
  const platform = await startPlatform()
  const tools: RunningTool[] = []
  try {
    tools.push(await startLectern(platform, ownerConnection))
    for (const peer of [ltijs, bare])
      tools.push(await startPeer(peer, platform, await makeDatabase(ownerConnection, `bench_${peer.script}`)))
    const contestants = await contest(tools, platform, { inFlight, rounds, milliseconds, log })
    const [lectern, peer, least] = contestants
    if (!lectern!.refusesReplay) throw new Error('Lectern accepted a launch twice.')
    const oneAtATime = await measureVerification(platform, 1, milliseconds)
    const together = await measureVerification(platform, inFlight, milliseconds)
    return {
      rows: [
        ...contestants.map(contestantRow),
        summaryRow('one RS256 verification, one at a time', [oneAtATime]),
        summaryRow(`one RS256 verification, ${inFlight} in flight`, [together]),
      ],
      notes: [
        ratioNote(lectern!, peer!, targets.ltijs),
        ratioNote(lectern!, least!, targets.bare),
        `${inFlight} people at a time, ${rounds} rounds of ${milliseconds / 1000} s each in turn, medians. The platform signs on the same machine.`,
        `${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, load ${load.toFixed(1)} before the start.`,
      ],
    }
  } finally {
    await Promise.all(tools.map((tool) => tool.process.stop()))
    platform.close()
  }
}
