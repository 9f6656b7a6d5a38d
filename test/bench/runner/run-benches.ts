import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedServer, type Connection } from '@lectern/database'
import type { Bench } from './bench.ts'
import { makeDatabase } from './make-database.ts'
import { table } from './table.ts'

const benchFolder = new URL('../', import.meta.url)
const log = (line: string): void => void process.stderr.write(`${line}\n`)

const benches = await loadBenches()
const wanted = process.argv.slice(2)
const chosen = wanted.length === 0 ? benches : benches.filter(({ name }) => wanted.includes(name))
if (chosen.length < wanted.length || chosen.length === 0) {
  log(`The benches are: ${benches.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}
await runAll(chosen)

async function loadBenches(): Promise<Bench[]> {
  const files = (await readdir(benchFolder)).filter((file) => file.endsWith('.ts')).sort()
  return Promise.all(files.map((file) => import(new URL(file, benchFolder).href) as Promise<Bench>))
}

async function runAll(chosenBenches: readonly Bench[]): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'lectern-bench-'))
  const server = await startEmbeddedServer({ directory })
  const leaveNothing = async (): Promise<void> => {
    await server.stop()
    await rm(directory, { recursive: true, force: true })
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void leaveNothing().finally(() => process.exit(1)))
  try {
    for (const bench of chosenBenches) await runOne(bench, server.owner)
  } finally {
    await leaveNothing()
  }
}

async function runOne({ name, run }: Bench, server: Connection): Promise<void> {
  log(`\n${name}`)
  const ownerConnection = await makeDatabase(server, `bench_${name.replaceAll('-', '_')}`)
  const { rows, notes = [] } = await run({ ownerConnection, log: (line) => log(`  ${line}`) })
  process.stdout.write(`\n${name}\n${table(rows)}\n${notes.map((note) => `${note}\n`).join('')}`)
  process.stdout.write(`${JSON.stringify({ bench: name, rows, notes })}\n`)
}
