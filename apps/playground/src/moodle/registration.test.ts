import { expect, test } from 'vitest'
import { aPlayground } from '../testing/a-playground.ts'
import { aRegistration, aRegistrationOffer, configurationName } from '../testing/a-registration.ts'
import { aSigningTool } from '../testing/a-signing-tool.ts'

let now = new Date()
const tool = await aSigningTool()
const playground = await aPlayground({ now: () => now })
const tools = async (): Promise<string> => (await playground.get('/moodle/admin?as=priya-raman')).text()

test('opens the tool’s registration page with its configuration and a token', async () => {
  const { opened, configuration } = await aRegistrationOffer(playground)
  expect(opened.searchParams.get('link')).toBe('secret')
  expect(configuration).toMatchObject({
    issuer: `${playground.url}/moodle`,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    'https://purl.imsglobal.org/spec/lti-platform-configuration': { product_family_code: 'moodle' },
  })
})

test('a tool registers itself and waits until the administrator activates it', async () => {
  const { register } = await aRegistrationOffer(playground)
  const answer = await register(aRegistration(tool))
  expect(answer.status).toBe(200)
  const registered = Object(await answer.json())
  expect(registered).toMatchObject({
    client_id: expect.stringMatching(/^[A-Za-z0-9]{15}$/),
    client_name: 'Lectern',
    scope: expect.stringContaining('lineitem.readonly'),
    [configurationName]: { deployment_id: expect.any(String), custom_parameters: { plain: 'x' } },
  })
  const chooser = async (): Promise<string> =>
    (await playground.get('/moodle/courses/101/add?as=elena-rivera&module=Unit')).text()
  expect(await tools()).toContain('Pending')
  expect(await chooser()).not.toContain('Lectern')
  const { deployment_id: typeId } = registered[configurationName]
  const act = (deed: string, as = 'priya-raman'): Promise<Response> =>
    fetch(`${playground.url}/moodle/admin/tools/${typeId}/${deed}?as=${as}`, { method: 'POST' })
  expect((await act('activate', 'elena-rivera')).status).toBe(403)
  await act('activate')
  expect(await tools()).toContain('Active')
  expect(await chooser()).toContain('Lectern')
  await act('delete')
  expect(await chooser()).not.toContain('Lectern')
  expect((await act('activate')).status).toBe(404)
})

const refusals: [string, object, object, number, string][] = [
  [
    'another domain than its address',
    {},
    { domain: 'elsewhere.example' },
    400,
    'domain_targetlinkuri_mismatch',
  ],
  ['no domain', {}, { domain: undefined }, 400, 'missing_domain'],
  ['no name', { client_name: undefined }, {}, 400, 'missing required attribute client_name'],
  ['no redirect URI', { redirect_uris: [] }, {}, 400, 'missing required attribute redirect_uris'],
  [
    'a client secret',
    { token_endpoint_auth_method: 'client_secret_post' },
    {},
    400,
    'invalid_token_endpoint_auth_method',
  ],
]
test.each(refusals)(
  'refuses a tool with %s, as Moodle words it',
  async (_, change, configured, status, word) => {
    const { register } = await aRegistrationOffer(playground)
    const answer = await register(aRegistration(tool, change, configured))
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain('text/html')
    expect(await answer.text()).toBe(word)
  },
)

test('a token is needed, is good once, and for an hour', async () => {
  const { register } = await aRegistrationOffer(playground)
  const refused = async (answer: Promise<Response>) => [(await answer).status, await (await answer).text()]
  expect(await refused(register(aRegistration(tool), ''))).toEqual([401, 'missing_registration_token'])
  expect((await register(aRegistration(tool), 'no-token')).status).toBe(404)
  expect((await register(aRegistration(tool))).status).toBe(200)
  expect(await refused(register(aRegistration(tool)))).toEqual([401, 'token_already_used'])
  const late = await aRegistrationOffer(playground)
  now = new Date(now.getTime() + 3_601_000)
  expect((await late.register(aRegistration(tool))).status).toBe(404)
})

test('only the administrator registers tools, and only from an address on the web', async () => {
  const open = (as: string, url: string): Promise<Response> =>
    fetch(`${playground.url}/moodle/admin/register?as=${as}`, {
      method: 'POST',
      body: new URLSearchParams({ url }),
    })
  expect((await open('elena-rivera', 'https://tool.example/register')).status).toBe(403)
  for (const url of ['', 'not an address', 'javascript:alert(1)'])
    expect((await open('priya-raman', url)).status).toBe(400)
  expect((await playground.get('/moodle/admin?as=elena-rivera')).status).toBe(403)
})
