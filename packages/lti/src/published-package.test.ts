import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLaunch, memoryNonces, simulatedPlatform } from './testing/index.ts'

const run = promisify(execFile)
const packageRoot = fileURLToPath(new URL('..', import.meta.url))
const bin = (name: string) => join(packageRoot, 'node_modules/.bin', name)

/** A project that has nothing of this workspace but the two packed packages. */
let consumer: string
beforeAll(async () => {
  consumer = await mkdtemp(join(tmpdir(), 'lectern-lti-consumer-'))
  for (const name of ['problem', 'lti']) await unpack(name)
  const dependencies = Object.keys((await manifest()).dependencies).filter((name) => !name.startsWith('@'))
  for (const name of dependencies)
    await symlink(join(packageRoot, 'node_modules', name), join(consumer, 'node_modules', name))
  await writeFile(join(consumer, 'package.json'), '{ "type": "module" }')
  await run('cp', [join(packageRoot, 'examples/tool.ts'), consumer])
}, 60_000)
afterAll(() => rm(consumer, { recursive: true, force: true }))

async function unpack(name: string): Promise<void> {
  const target = join(consumer, 'node_modules/@lectern', name)
  await mkdir(target, { recursive: true })
  const tarball = join(consumer, `${name}.tgz`)
  await run(join(packageRoot, '../../node_modules/.bin/pnpm'), ['pack', '--out', tarball], {
    cwd: join(packageRoot, '..', name),
  })
  await run('tar', ['-xzf', tarball, '-C', target, '--strip-components=1'])
}

const manifest = async (root = packageRoot) =>
  JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }

test('needs nothing of the workspace but the problem package', async () => {
  const { dependencies } = await manifest(join(consumer, 'node_modules/@lectern/lti'))
  expect(Object.keys(dependencies).filter((name) => name.startsWith('@lectern/'))).toEqual([
    '@lectern/problem',
  ])
  expect(JSON.stringify(dependencies)).not.toMatch(/workspace:|catalog:/)
})

test('the whole tool of the README is the example, and the example passes the types of what is published', async () => {
  const example = await readFile(join(consumer, 'tool.ts'), 'utf8')
  expect(await readFile(join(packageRoot, 'README.md'), 'utf8')).toContain(example.trimEnd())
  const options = ['--module', 'nodenext', '--target', 'es2023', '--types', 'node']
  const { stdout } = await run(
    bin('tsc'),
    [...options, '--typeRoots', join(packageRoot, 'node_modules/@types'), 'tool.ts'],
    { cwd: consumer },
  ).catch((failure: { stdout: string }) => failure)
  expect(stdout).toBe('')
})

test('the example, so compiled, takes a launch of a platform, once', async () => {
  const platform = await simulatedPlatform()
  const { tool } = (await import(pathToFileURL(join(consumer, 'tool.js')).href)) as {
    tool: (options: object) => Server
  }
  const url = 'https://tool.example'
  const running = tool({
    url,
    stateKey: new Uint8Array(32).fill(1),
    registrations: [platform.registration],
    consumeNonce: memoryNonces(),
    fetch: async () => Response.json(platform.jwks()),
  }).listen(0, '127.0.0.1')
  await once(running, 'listening')
  const at = `http://127.0.0.1:${(running.address() as AddressInfo).port}`

  const login = await fetch(`${at}/lti/login?${platform.login().toString()}`, { redirect: 'manual' })
  const form = await platform.answer(login.headers.get('location')!, aLaunch({ target: `${url}/lti/launch` }))
  const cookie = login.headers.get('set-cookie')!.split(';')[0]!
  const launch = async (headers: Record<string, string>) =>
    (await fetch(`${at}/lti/launch`, { method: 'POST', body: form, headers })).text()
  expect(await launch({})).toBe('lti.browser-mismatch')
  expect(await launch({ cookie })).toBe('Hello, teacher of Biology 9.')
  expect(await launch({ cookie })).toBe('lti.nonce-reused')
  running.close()
})
