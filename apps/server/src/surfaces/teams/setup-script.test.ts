import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { removalScript, setupScript } from './setup-script.ts'
import { shellQuoted } from './shell-quoted.ts'

const run = promisify(execFile)
const clientId = '99999999-dddd-4ddd-8ddd-999999999999'
const tenantId = '11111111-aaaa-4aaa-8aaa-111111111111'
const addresses = {
  host: 'tool.example',
  redirectUri: 'https://tool.example/teams/auth/end',
  consentUri: 'https://tool.example/teams/auth/consent',
}

let directory: string
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lectern-az-'))
  await writeFile(join(directory, 'az'), fakeAz)
  await chmod(join(directory, 'az'), 0o755)
})
afterAll(() => rm(directory, { recursive: true, force: true }))
beforeEach(() => rm(join(directory, 'sent'), { force: true }))

/** An Azure command line that writes down what it is to send, and knows what Entra has. */
const fakeAz = `#!/usr/bin/env bash
case "$*" in
  'ad app show'*'--query id '*) [ -z "\${AZ_NO_APP:-}" ] || { echo 'not found' >&2; exit 3; }; echo object-id ;;
  'ad app show'*oauth2PermissionScopes*) echo "\${AZ_SCOPE:-}" ;;
  'ad sp show'*) value=$(sed "s/.*value=='\\([^']*\\)'.*/\\1/" <<<"$*"); [ "$value" = "\${AZ_LACKS:-}" ] || echo "id of $value" ;;
  'rest --method PATCH'*) printf '%s\\0' "\${@: -1}" >>"$AZ_SENT" ;;
  *) echo "unexpected: $*" >&2; exit 9 ;;
esac
`

async function runScript(script: string, environment: Record<string, string> = {}) {
  const PATH = `${directory}:${process.env['PATH']}`
  const sent = join(directory, 'sent')
  const ended = await run('bash', ['-c', script], {
    env: { PATH, AZ_SENT: sent, ...environment },
  }).then(
    ({ stdout }) => ({ status: 0, said: stdout }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ status: code, said: stderr }),
  )
  const bodies = await readFile(sent, 'utf8').catch(() => '')
  return {
    ...ended,
    changes: bodies
      .split('\0')
      .filter(Boolean)
      .map((body) => JSON.parse(body) as unknown),
  }
}

const described = { clientId, tenantId, features: ['roster', 'notifications'] as const }

test('brings a registration to what Lectern needs, the scope before whoever is trusted with it', async () => {
  const { status, changes } = await runScript(setupScript(addresses, described))
  expect(status).toBe(0)
  const [exposed, trusted, registered] = changes as [
    { api: { oauth2PermissionScopes: { id: string }[] } },
    { api: { preAuthorizedApplications: { appId: string; delegatedPermissionIds: string[] }[] } },
    { requiredResourceAccess: { resourceAccess: { id: string; type: string }[] }[] },
  ]
  expect(exposed).toMatchObject({
    identifierUris: [`api://tool.example/${clientId}`],
    web: { redirectUris: [addresses.redirectUri, addresses.consentUri] },
    api: { requestedAccessTokenVersion: 2, oauth2PermissionScopes: [{ value: 'access_as_user' }] },
    // Whoever is a guest is told by nothing else where the school's records do not know them.
    optionalClaims: { idToken: [{ name: 'acct' }], accessToken: [{ name: 'acct' }] },
  })
  const { id } = exposed.api.oauth2PermissionScopes[0]!
  expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  expect(trusted.api.preAuthorizedApplications).toHaveLength(7)
  expect(new Set(trusted.api.preAuthorizedApplications.flatMap((app) => app.delegatedPermissionIds))).toEqual(
    new Set([id]),
  )
  expect(registered.requiredResourceAccess[0]!.resourceAccess).toEqual(
    expect.arrayContaining([
      { id: 'id of EduRoster.ReadBasic', type: 'Scope' },
      { id: 'id of TeamsActivity.Send', type: 'Role' },
    ]),
  )
  expect(JSON.stringify(changes)).not.toContain('{{')
})

test('keeps the id of a scope that is there already, and asks for no more than what is switched on', async () => {
  const script = setupScript(addresses, { ...described, features: [] })
  const { changes } = await runScript(script, { AZ_SCOPE: 'kept' })
  expect(changes[0]).toMatchObject({ api: { oauth2PermissionScopes: [{ id: 'kept' }] } })
  expect(JSON.stringify(changes)).not.toContain('TeamsActivity')
})

test('changes nothing where the app is not registered, and says where to sign in', async () => {
  const { status, said, changes } = await runScript(setupScript(addresses, described), { AZ_NO_APP: '1' })
  expect(status).toBe(1)
  expect(said).toContain(`az login --tenant ${tenantId}`)
  expect(changes).toEqual([])
})

test('stops where Graph lacks a permission, with its name', async () => {
  const ended = await runScript(setupScript(addresses, described), { AZ_LACKS: 'EduRoster.Read.All' })
  expect(ended).toMatchObject({ status: 1, said: expect.stringContaining('EduRoster.Read.All') })
  expect(ended.changes).toHaveLength(2)
})

test('runs nothing that stands in a value', async () => {
  const hostile = `x'; touch ${directory}/harm; $(touch ${directory}/harm) \`touch ${directory}/harm\` "\\`
  const script = setupScript({ ...addresses, redirectUri: hostile }, described)
  const { status, changes } = await runScript(script)
  expect(status).toBe(0)
  expect(changes[0]).toMatchObject({ web: { redirectUris: [hostile, addresses.consentUri] } })
  await expect(readFile(join(directory, 'harm'))).rejects.toThrow()
})

test.each(["it's", '$(id)', 'a\nb', '', '\\', '`id`'])('quotes %j as one word of bash', async (text) => {
  const { stdout } = await run('bash', ['-c', `printf %s ${shellQuoted(text)}`])
  expect(stdout).toBe(text)
})

test('the script that ends it names tenant and app', async () => {
  await run('bash', ['-n', '-c', removalScript(described)])
  expect(removalScript(described)).toBe(
    `az login --tenant '${tenantId}' --allow-no-subscriptions\naz ad sp delete --id '${clientId}'`,
  )
})
