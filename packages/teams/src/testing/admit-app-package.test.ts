import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { buildAppPackage } from '../app-package/app-package.ts'
import { admitAppPackage, anAppDescription } from './index.ts'

test('takes a package whose every check holds, and reads what a host needs of it', () => {
  expect(admitAppPackage(buildAppPackage(anAppDescription()).zip)).toMatchObject({
    outcome: 'admitted',
    manifest: {
      staticTabs: [{ entityId: 'catalog' }],
      activities: { activityTypes: [{ type: 'unusedLicence' }, { type: 'appDecided' }] },
    },
  })
})

test.each([
  ['no archive', new Uint8Array([1, 2, 3])],
  ['no manifest', zipSync({ 'color.png': new Uint8Array() })],
  ['an unsound manifest', zipSync({ 'manifest.json': new TextEncoder().encode('{}') })],
])('refuses %s with its reasons behind the code of the admin centre', (_what, zip) => {
  expect(admitAppPackage(zip)).toMatchObject({
    outcome: 'refused',
    code: 'Mgmt.AppCatalog.LOBApp.Upload.BadRequest',
    reasons: expect.arrayContaining([expect.any(String)]),
  })
})
