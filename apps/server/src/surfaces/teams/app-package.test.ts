import { AppManifestUtils } from '@microsoft/app-manifest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkAppPackage } from '@lectern/teams'
import { unzipSync } from 'fflate'
import { teamsUnderTest, type TeamsUnderTest } from '../../testing/teams-under-test.ts'

let under: TeamsUnderTest
beforeAll(async () => void (under = await teamsUnderTest()))
afterAll(() => under.close())

const ask = (installation: string = under.installationId) =>
  fetch(`${under.url}/teams/app.zip?installation=${installation}`)
const zipOf = async () => new Uint8Array(await (await ask()).arrayBuffer())
const json = (zip: Uint8Array, name: string) =>
  JSON.parse(new TextDecoder().decode(unzipSync(zip)[name])) as Record<string, unknown>

test('is a package that Microsoft’s own checks and ours take, in both languages, with nothing secret in it', async () => {
  const response = await ask()
  expect(response.headers.get('content-disposition')).toContain('lectern-teams-1.0.0.zip')
  const zip = new Uint8Array(await response.arrayBuffer())
  expect(checkAppPackage(zip)).toEqual([])
  const manifest = json(zip, 'manifest.json')
  expect(await AppManifestUtils.validateAgainstSchema(manifest as never)).toEqual([])
  expect(manifest).toMatchObject({
    version: '1.0.0',
    name: { full: 'Lectern · Fairview' },
    developer: { privacyUrl: 'https://fairview.example/privacy' },
    webApplicationInfo: { resource: expect.stringMatching(/^api:\/\/tool\.example\//) },
  })
  expect(json(zip, 'es.json')).toMatchObject({ 'staticTabs[0].name': 'Aplicaciones aprobadas' })
  expect(Buffer.from(zip).toString('latin1')).not.toContain('simulated~secret')
})

test('is the same whenever it is made, and a higher version when something in it has changed', async () => {
  const first = await zipOf()
  expect(await zipOf()).toEqual(first)
  await under.scope.query(
    `update lectern.teams_installation t set privacy_url = 'https://fairview.example/new'`,
  )
  expect(json(await zipOf(), 'manifest.json')).toMatchObject({ version: '1.0.1' })
  await under.scope.query(
    `update lectern.teams_installation t set privacy_url = 'https://fairview.example/privacy'`,
  )
  const versions = await Promise.all([zipOf(), zipOf()])
  expect(versions.map((zip) => json(zip, 'manifest.json')['version'])).toEqual(['1.0.2', '1.0.2'])
})

test.each(['00000000-0000-4000-8000-000000000000', '../etc', ''])(
  'of %j there is none',
  async (installation) => {
    const response = await ask(installation)
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('teams.installation-unknown')
  },
)
