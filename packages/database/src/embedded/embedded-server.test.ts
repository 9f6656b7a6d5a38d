import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { access, chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { startEmbeddedServer, type Connection } from './embedded-server.ts'

const directories: string[] = []
async function newDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'lectern-embedded-'))
  directories.push(directory)
  return directory
}
const owners: ChildProcess[] = []
afterEach(async () => {
  for (const owner of owners.splice(0)) owner.kill('SIGKILL')
  for (const directory of directories.splice(0)) await rm(directory, { recursive: true, force: true })
})

async function ask(connection: Connection, sql: string): Promise<unknown[]> {
  const client = new pg.Client(connection)
  await client.connect()
  return (await client.query<Record<string, unknown>>(sql).finally(() => client.end())).rows
}

const packageDirectory = fileURLToPath(new URL('../../', import.meta.url))
const ownerProgram = 'src/testing/embedded-owner.ts'

async function ownerProcess(directory: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', ownerProgram, directory], {
    cwd: packageDirectory,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  owners.push(child)
  await once(child.stdout!, 'data')
  return child
}

test('is a real PostgreSQL with what the schema needs, and reachable by its socket alone', async () => {
  const server = await startEmbeddedServer({ directory: await newDirectory() })
  const [row] = await ask(
    server.owner,
    `select current_setting('server_version_num')::int as version,
    current_setting('listen_addresses') as addresses, current_database() as database`,
  )
  expect(row).toMatchObject({ addresses: '', database: 'lectern' })
  expect((row as { version: number }).version).toBeGreaterThanOrEqual(150000)
  await expect(ask({ ...server.owner, password: 'wrong' }, 'select 1')).rejects.toThrow(/authentication/)
  await server.stop()
})

test('two of them run side by side', async () => {
  const servers = await Promise.all(
    [await newDirectory(), await newDirectory()].map((directory) => startEmbeddedServer({ directory })),
  )
  const answers = await Promise.all(
    servers.map(({ owner }) => ask(owner, `select current_setting('data_directory') as where`)),
  )
  expect(new Set(answers.map((rows) => JSON.stringify(rows))).size).toBe(2)
  await Promise.all(servers.map((server) => server.stop()))
})

test('a second user of the directory shares the server and leaves it running', async () => {
  const directory = await newDirectory()
  const [first, second] = await Promise.all([
    startEmbeddedServer({ directory }),
    startEmbeddedServer({ directory }),
  ])
  const third = await startEmbeddedServer({ directory })
  await third.stop()
  expect(await ask(first.owner, 'select 1 as one')).toEqual([{ one: 1 }])
  await Promise.all([first.stop(), second.stop()])
})

test('stops with an owner that is killed, and the next start finds the data', async () => {
  const directory = await newDirectory()
  const owner = await ownerProcess(directory)
  const pidFile = join(directory, 'cluster', 'postmaster.pid')
  await access(pidFile)
  owner.kill('SIGKILL')
  await once(owner, 'exit')
  await expect
    .poll(
      () =>
        access(pidFile).then(
          () => 'running',
          () => 'stopped',
        ),
      { timeout: 15_000 },
    )
    .toBe('stopped')
  const server = await startEmbeddedServer({ directory })
  expect(await ask(server.owner, 'select text from note')).toEqual([{ text: 'written before the kill' }])
  await server.stop()
})

test('a start right after the kill waits for the old server to leave', async () => {
  const directory = await newDirectory()
  const owner = await ownerProcess(directory)
  owner.kill('SIGKILL')
  const server = await startEmbeddedServer({ directory })
  expect(await ask(server.owner, 'select text from note')).toHaveLength(1)
  await server.stop()
})

test.runIf(process.getuid?.() === 0)(
  'under a root-only directory it lives where its own account can go',
  async () => {
    const home = await newDirectory()
    await chmod(home, 0o700)
    const directory = join(home, 'project', '.data', 'postgres')
    const server = await startEmbeddedServer({ directory })
    const elsewhere = dirname(server.owner.host)
    directories.push(elsewhere)
    expect(elsewhere).toMatch(/^\/var\/lib\/lectern\//)
    await server.stop()
    const again = await startEmbeddedServer({ directory })
    expect(again.owner).toEqual(server.owner)
    await again.stop()
  },
)
