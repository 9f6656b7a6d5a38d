import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { simulatedApp, simulatedMicrosoft, tenantIds, type SimulatedMicrosoft } from '@lectern/teams/testing'
import { createDistrict, hasFeature, keepTeamsRelease, switchFeature } from '@lectern/tenancy'
import type { Connected } from '../connect.ts'
import type { InstallationCheck } from './check-installation.ts'
import { commandLine } from '../testing/command-line.ts'
import { lecternCommand } from './lectern-command.ts'

const {
  printed,
  complained,
  directory,
  connected: connectedOf,
  type,
} = commandLine(`https://${simulatedApp.host}`)
let connected: Connected
let scope: DistrictScope
let microsoft: SimulatedMicrosoft
let secretFile: string

beforeAll(async () => {
  connected = await connectedOf()
  const wanted = { slug: 'fairview', name: 'Fairview', timeZone: 'UTC' }
  scope = connected.database.district((await createDistrict(connected.database, wanted)).id)
  microsoft = await simulatedMicrosoft()
  secretFile = join(directory(), 'secret')
  await writeFile(secretFile, `${simulatedApp.clientSecret}\n`)
})
const reachMicrosoft = () =>
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) =>
    url.startsWith('https://graph.microsoft.com/')
      ? microsoft.graph.fetch(url, init ?? {})
      : microsoft.entra.fetch(url, init),
  )
beforeEach(() => void reachMicrosoft())
afterEach(() => void vi.unstubAllGlobals())

const run = (...words: string[]) => lecternCommand(['installation', ...words])
const pages = ['website', 'privacy', 'terms'].flatMap((page) => [
  `--${page}`,
  `https://fairview.example/${page}`,
])
const add = (tenantId: string, ...more: string[]) =>
  run(
    'add-teams',
    '--name',
    'Our Teams',
    '--client-id',
    simulatedApp.clientId,
    '--tenant-id',
    tenantId,
    ...pages,
    ...more,
  )
const answered = <T>(): T => JSON.parse(printed[0]!) as T

describe('add-teams', () => {
  test('takes no secret on the command line, none from a file that is not there, and not two', async () => {
    const { fairview } = tenantIds
    expect(await add(fairview, '--client-secret', 'secret')).toBe(1)
    expect(await add(fairview)).toBe(1)
    expect(complained.at(-1)).toContain('clientSecret')
    expect(await add(fairview, '--client-secret-file', '/nowhere')).toBe(1)
    expect(complained.join()).toContain('secret.no-file')
    expect(await add(fairview, '--client-secret-file', secretFile, '--certificate-file', secretFile)).toBe(1)
    expect(await add(fairview, '--certificate-file', secretFile)).toBe(1)
    expect(complained.at(-1)).toContain('installation.certificate-unreadable')
  })

  test('says which value is wrong', async () => {
    expect(await add('fairview.onmicrosoft.com', '--client-secret-file', secretFile)).toBe(1)
    expect(complained.at(-1)).toContain('tenantId')
    const soon = ['--client-secret-file', secretFile, '--secret-expires', 'soon']
    expect(await add(tenantIds.fairview, ...soon)).toBe(1)
    expect(complained.at(-1)).toContain('secretExpiresOn')
  })

  test('adds nothing with a secret that Microsoft refuses', async () => {
    type('mistyped\n')
    expect(await add(tenantIds.elsewhere, '--client-secret-file', '-')).toBe(1)
    expect(complained.join()).toContain('installation.credential-refused')
  })

  test('reads the secret from standard input, and tells what to enter in Entra', async () => {
    type(`${simulatedApp.clientSecret}\n`)
    expect(await add(tenantIds.elsewhere, '--client-secret-file', '-')).toBe(0)
    const said = printed.join('\n')
    expect(said).toContain(`Application ID URI\tapi://tool.example/${simulatedApp.clientId}`)
    expect(said).toContain('Redirect URI\thttps://tool.example/teams/auth/consent')
    expect(said).toContain('#!/usr/bin/env bash')
    expect(said).not.toContain(simulatedApp.clientSecret)
    printed.length = 0
    expect(await run('list')).toBe(0)
    expect(printed[0]).toContain(`Microsoft Teams ${tenantIds.elsewhere}`)
  })
})

describe('an installation', () => {
  let id: InstallationId
  const check = async (): Promise<InstallationCheck & { ok: boolean; status: number }> => {
    printed.length = 0
    const status = await run('check', id, '--json')
    return { ...answered<InstallationCheck & { ok: boolean }>(), status }
  }
  const outcomes = ({ steps }: InstallationCheck) =>
    Object.fromEntries(steps.map(({ step, outcome }) => [step, outcome]))
  const wordsOf = ({ steps }: InstallationCheck, name: string) =>
    steps.find(({ step }) => step === name)?.words

  beforeAll(async () => {
    // Hooks of the file have not run yet for this block's first test, so what is printed is taken here.
    const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line))
    printed.length = 0
    reachMicrosoft()
    const until = ['--secret-expires', '2999-01-01']
    await add(tenantIds.fairview, '--client-secret-file', secretFile, ...until, '--json')
    id = answered<{ id: InstallationId }>().id
    log.mockRestore()
  })
  const grant = (...roles: string[]) => microsoft.entra.consents.grantForTenant(tenantIds.fairview, { roles })

  test('that is granted all it needs passes', async () => {
    grant('Organization.Read.All', 'GroupMember.Read.All')
    const checked = await check()
    expect(checked).toMatchObject({ ok: true, status: 0, name: 'Our Teams' })
    expect(outcomes(checked)).toEqual({
      registered: 'seen',
      launches: 'seen',
      settings: 'seen',
      addresses: 'ok',
      secret: 'ok',
      'key set': 'ok',
      tenant: 'ok',
      permissions: 'ok',
      'app package': 'seen',
    })
    expect(wordsOf(checked, 'tenant')).toBe('Fairview Schools admits the app')
  })

  test('names what a feature lacks, and what it is waiting for', async () => {
    await switchFeature(scope, id, 'roster', true)
    await switchFeature(scope, id, 'notifications', true)
    const checked = await check()
    expect(checked.status).toBe(1)
    expect(complained.at(-1)).toContain('installation.check-failed')
    expect(wordsOf(checked, 'permissions for roster')).toContain(
      'missing EduRoster.Read.All Member.Read.Hidden:',
    )
    expect(wordsOf(checked, 'permissions for notifications')).toContain('TeamsActivity.Send')
    expect(wordsOf(checked, 'notices of changes')).toContain('not asked for yet')
    expect(wordsOf(checked, 'notifications')).toContain('none went out yet')
  })

  test('tells a secret that ends from one that ended, and a package that is out of date', async () => {
    const endsIn = (days: number) =>
      scope.query(
        `update lectern.teams_installation t set credential_expires_at = now() + make_interval(days => $2)
         where t.district_id = $1`,
        [scope.districtId, days],
      )
    await endsIn(10)
    expect(wordsOf(await check(), 'secret')).toContain('within 30 days')
    await endsIn(-1)
    await keepTeamsRelease(scope, id, { version: '1.0.0', fingerprint: 'of another' }, null)
    const checked = await check()
    expect(outcomes(checked)).toMatchObject({ secret: 'failed', 'app package': 'failed' })
    expect(wordsOf(checked, 'app package')).toContain('since 1.0.0')
  })

  test('tells a Microsoft that is not reached from one that refuses the app', async () => {
    microsoft.entra.failNext(() =>
      Response.json({ error: 'invalid_client', error_codes: [7000215] }, { status: 401 }),
    )
    expect(wordsOf(await check(), 'tenant')).toContain('wrong or expired')
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')))
    const checked = await check()
    expect(checked.status).toBe(1)
    expect(wordsOf(checked, 'key set')).toContain('is not reached')
    expect(wordsOf(checked, 'tenant')).toContain('cannot be reached')
  })

  test('does nothing without people once withdrawn, and tells how it ends at Microsoft', async () => {
    expect(await run('withdraw-teams', id)).toBe(0)
    expect(printed.join('\n')).toContain(`az ad sp delete --id '${simulatedApp.clientId}'`)
    expect(await hasFeature(scope, id, 'roster')).toBe(false)
    expect(await run('withdraw-teams', '00000000-0000-4000-8000-000000000000')).toBe(1)
    expect(complained.at(-1)).toContain('installation.unknown')
  })
})
