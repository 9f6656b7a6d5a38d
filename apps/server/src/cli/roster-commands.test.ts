import { randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { addTeamsInstallation, createDistrict, listRosters } from '@lectern/tenancy'
import type { Connected } from '../connect.ts'
import { commandLine } from '../testing/command-line.ts'
import { lecternCommand } from './lectern-command.ts'

const { printed, complained, directory, connected: connectedOf } = commandLine()
let connected: Connected
beforeAll(async () => {
  connected = await connectedOf()
})

const aDistrictWithTeams = async (slug: string) => {
  const { id } = await createDistrict(connected.database, { slug, name: slug, timeZone: 'UTC' })
  const scope = connected.database.district(id)
  const install = () =>
    addTeamsInstallation(
      connected.database,
      scope,
      {
        name: 'Microsoft Teams',
        clientId: randomUUID(),
        tenantId: randomUUID(),
        credential: { clientSecret: 'a secret of Entra' },
        websiteUrl: 'https://lakeside.example/',
        privacyUrl: 'https://lakeside.example/privacy',
        termsUrl: 'https://lakeside.example/terms',
        features: ['roster'],
      },
      connected.keys.of('Teams credentials'),
    )
  return { scope, install, installationId: await install() }
}

async function aSet(name: string): Promise<string[]> {
  const folder = join(directory(), name)
  await mkdir(folder)
  const texts = {
    'School.csv': 'SIS ID,Name\n1,Contoso High\n',
    'Section.csv': 'SIS ID,School SIS ID,Section Name\n11,1,Algebra\n',
    'Student.csv': 'SIS ID,School SIS ID,First Name\n31,1,Ora\n',
    'Teacher.csv': 'SIS ID,School SIS ID,First Name\n41,1,Craig\n',
    'StudentEnrollment.csv': 'Section SIS ID,SIS ID\n11,31\n11,99\n',
    'TeacherRoster.csv': 'Section SIS ID,SIS ID\n11,41\n',
  }
  const files = Object.entries(texts).map(([file, text]) => [join(folder, file), text] as const)
  for (const [file, text] of files) await writeFile(file, text)
  return files.map(([file]) => file)
}
const run = (files: readonly string[], ...more: string[]) =>
  lecternCommand(['roster', 'import', '--format', 'sds', ...files, ...more])

test('takes the class lists of a set, and writes down which rows it did not take', async () => {
  const { scope, installationId } = await aDistrictWithTeams('fairview')
  const report = join(directory(), 'rejected.jsonl')
  const files = await aSet('first')
  expect(await run(files, '--district', 'fairview', '--report', report, '--json')).toBe(0)
  expect(JSON.parse(printed[0]!)).toEqual({ total: 7, accepted: 6, unchanged: 0, rejected: 1 })
  const { courses } = await listRosters(scope, installationId)
  expect(courses).toMatchObject([{ title: 'Algebra', members: 2 }])
  const [row] = (await readFile(report, 'utf8')).trim().split('\n')
  expect(JSON.parse(row!)).toMatchObject({
    line: 3,
    code: 'sds.person-unknown',
    row: { file: 'StudentEnrollment.csv' },
  })
})

test('says which installation it needs to know, which file is missing, and which format there is', async () => {
  const { install, installationId } = await aDistrictWithTeams('hill')
  await install()
  const files = await aSet('second')
  expect(await run(files, '--district', 'hill')).toBe(1)
  expect(complained.join()).toContain('installation.ambiguous')
  expect(await run(files, '--district', 'fairview', '--installation', installationId)).toBe(1)
  expect(complained.join()).toContain('installation.unknown')
  const one = ['--district', 'hill', '--installation', installationId]
  expect(await run(files.slice(1), ...one)).toBe(1)
  expect(complained.join()).toContain('school.csv')
  expect(await run([join(directory(), 'nowhere.csv')], ...one)).toBe(1)
  expect(complained.join()).toContain('import.no-file')
  expect(await lecternCommand(['roster', 'import', '--format', 'xml', ...files])).toBe(1)
})
