import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { addLti1p1Consumer, createDistrict, listInstallations, listRemoved } from '@lectern/tenancy'
import type { Connected } from '../connect.ts'
import { commandLine } from '../testing/command-line.ts'
import { lecternCommand } from './lectern-command.ts'

const { printed, complained, connected: connectedOf } = commandLine()
let connected: Connected
let scope: DistrictScope
let id: InstallationId

beforeAll(async () => {
  connected = await connectedOf()
  const wanted = { slug: 'fairview', name: 'Fairview', timeZone: 'UTC' }
  scope = connected.database.district((await createDistrict(connected.database, wanted)).id)
})
beforeEach(async () => {
  const sealKey = connected.keys.of('LTI 1.1 secrets')
  id = (await addLti1p1Consumer(scope, { name: 'Old Moodle' }, sealKey)).id
})

const remove = (...words: string[]) => lecternCommand(['installation', 'remove', ...words])
const stands = async () => (await listInstallations(scope)).some((one) => one.id === id)

test.each([
  ['its name', ['--name', 'Old Moodle']],
  ['a plain yes', ['--yes']],
])('is removed by %s', async (_what, words) => {
  expect(await remove(id, ...words)).toBe(0)
  expect(printed.join()).toContain('Removed Old Moodle.')
  expect(await stands()).toBe(false)
  expect((await listRemoved(scope))[0]).toMatchObject({ id })
  expect(await remove(id, '--yes')).toBe(1)
  expect(complained.join()).toContain('installation.removed')
})

test('asks for a confirmation, and says how to give it', async () => {
  expect(await remove(id)).toBe(1)
  expect(complained.join()).toContain('--name "Old Moodle", or --yes')
  expect(await remove(id, '--name', 'Moodle')).toBe(1)
  expect(complained.join()).toContain('installation.name-differs')
  expect(await stands()).toBe(true)
})

test('names the installation that it does not know, and what is no id', async () => {
  expect(await remove(randomUUID(), '--yes')).toBe(1)
  expect(complained.join()).toContain('installation.unknown')
  expect(await remove('moodle', '--yes')).toBe(1)
  expect(complained.join()).toContain('request.invalid')
})

test('whom it brought is still forgotten by the name that the platform had for them', async () => {
  await remove(id, '--yes')
  expect(await lecternCommand(['person', 'forget', '--installation', id, '--subject', 'nobody'])).toBe(0)
  expect(printed.join()).toContain('Nothing is held about such a person.')
})
