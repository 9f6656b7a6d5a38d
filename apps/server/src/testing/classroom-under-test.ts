import type { EmbedModel } from '@lectern/api-contracts'
import type { DistrictScope } from '@lectern/database'
import type { FrameKind, ItemType } from '@lectern/google-classroom'
import {
  aClass,
  frameAddress,
  somePeople,
  type SignInChoice,
  type SimulatedItem,
  type SimulatedPerson,
} from '@lectern/google-classroom/testing'
import type { InstallationId } from '@lectern/launch'
import { addGoogleInstallation, type NewGoogleInstallation } from '@lectern/tenancy'
import { secretKeys } from '../secret-keys.ts'
import { modelOf } from './browser-launch.ts'
import { googleServer } from './google-server.ts'
import { aDistrict, serverUnderTest, type UnderTest } from './under-test.ts'

type Class = Awaited<ReturnType<typeof aClass>>

/** A server with the add-on of one district, a class in a simulated Google, and frames as a browser opens them. */
export interface ClassroomUnderTest
  extends UnderTest, Pick<Class, 'google' | 'classroom' | 'course' | 'item'> {
  scope: DistrictScope
  installationId: InstallationId
  clientId: string
  people: typeof somePeople
  /** Installs the same project's add-on in another district. */
  install(scope: DistrictScope, changes?: Partial<NewGoogleInstallation>): Promise<InstallationId>
  frame(opened: FrameToOpen): FrameAddress
  lectern: Awaited<ReturnType<typeof serverUnderTest>>['lectern']
}

interface FrameToOpen {
  kind: FrameKind
  person: SimulatedPerson
  item?: Pick<SimulatedItem, 'courseId' | 'itemId' | 'itemType'>
  attachmentId?: string
  of?: SimulatedPerson
  urlToUpgrade?: string
  /** As it was stored with the attachment. */
  uri?: string
}

interface FrameAddress {
  address: string
  /** Opens it; where that asks to sign in, the person does so in a window. */
  open(choice?: SignInChoice & { cookie?: string }): Promise<ShownFrame>
}

export interface ShownFrame {
  status: number
  html: string
  headers: Headers
  /** Of the frame's session, `name=value`. */
  cookie: string | undefined
  /** Only of a page of ours that works. */
  model: EmbedModel
}

export async function classroomUnderTest(
  options: Parameters<typeof serverUnderTest>[0] & { itemType?: ItemType } = {},
): Promise<ClassroomUnderTest> {
  const { itemType, ...serverOptions } = options
  const host = await googleServer()
  const server = await serverUnderTest({ ...serverOptions, simulatedGoogle: host.base })
  const client = {
    clientId: 'lectern.apps.googleusercontent.example',
    clientSecret: 'secret-of-lectern',
    redirectUri: `${server.url}/google-classroom/oauth/callback`,
  }
  const { google, classroom, course, item } = await aClass({ client, itemType, now: serverOptions.now })
  host.answerWith(google.fetch)
  // Nobody has granted this server anything yet.
  for (const { sub } of Object.values(somePeople)) google.grants.revoke(sub)
  classroom.world.switches.allowedPrefixes = [`${server.url}/google-classroom/`]
  const scope = await aDistrict(server.lectern)
  const sealKey = (await secretKeys(server.config)).of('Google client secrets')
  const install: ClassroomUnderTest['install'] = (of, changes) =>
    addGoogleInstallation(
      server.lectern.database,
      of,
      { name: 'Google Classroom', ...client, hostedDomains: ['fairview.example'], ...changes },
      sealKey,
    )
  const installationId = await install(scope)
  return {
    ...server,
    google,
    classroom,
    course,
    item,
    scope,
    installationId,
    clientId: client.clientId,
    people: somePeople,
    install,
    frame({ kind, person, item: at = item, attachmentId, of, urlToUpgrade, uri }) {
      const place = attachmentId === undefined ? at : { ...at, attachmentId }
      const stored = uri ?? `${server.url}/google-classroom/${kind}?client=${client.clientId}`
      const address = frameAddress(google, { kind, uri: stored, place, person, of, urlToUpgrade })
      return { address, open: (choice) => openFrame(server.url, google, address, person, choice) }
    },
    async close() {
      await server.close()
      await host.close()
    },
  }
}

async function openFrame(
  url: string,
  google: Class['google'],
  address: string,
  person: SimulatedPerson,
  { cookie, ...choice }: SignInChoice & { cookie?: string } = {},
): Promise<ShownFrame> {
  const first = await shown(await fetch(address, { headers: cookie ? { cookie } : {} }))
  const offered = offeredSignIn(first.html)
  if (!offered) return first
  const receipt = await throughWindow(google, offered.address, { as: person.sub, ...choice })
  const fields = { handOff: offered.handOffId, secret: offered.secret, receipt }
  return shown(
    await fetch(`${url}/google-classroom/continue`, { method: 'POST', body: new URLSearchParams(fields) }),
  )
}

/** What the script of the sign-in page works with. */
export function offeredSignIn(
  html: string,
): { address: string; handOffId: string; secret: string } | undefined {
  const task = /const task = (\{.*\})/.exec(html)?.[1]
  return task === undefined
    ? undefined
    : (JSON.parse(task) as { address: string; handOffId: string; secret: string })
}

/** Google's page, to which the window of a sign-in is sent on. */
export async function authorizationAt(address: string): Promise<string> {
  const response = await fetch(address, { redirect: 'manual' })
  return response.headers.get('location') ?? ''
}

/** The window of a sign-in, to its end. @returns what it tells the frame; empty where it was refused */
export async function throughWindow(
  google: Class['google'],
  begins: string,
  choice: SignInChoice,
): Promise<string> {
  return /"receipt":"([^"]+)"/.exec(await windowPage({ google }, begins, choice))?.[1] ?? ''
}

/** What it shows at its end; Google's own page where that sends nobody back. */
export async function windowPage(
  { google }: Pick<Class, 'google'>,
  begins: string,
  choice: SignInChoice,
): Promise<string> {
  let address = await authorizationAt(begins)
  for (;;) {
    const answered = google.authorize(realAddress(address), choice)
    if (!('location' in answered)) return answered.page
    const response = await fetch(answered.location, { redirect: 'manual' })
    const next = response.headers.get('location')
    if (next === null) return response.text()
    address = next
  }
}

/** As Google knows it; the simulation stands at a place of its own. */
const realAddress = (address: string): string => address.replace(/^http:\/\/127\.0\.0\.1:\d+\//, 'https://')

async function shown(response: Response): Promise<ShownFrame> {
  const html = await response.text()
  return {
    status: response.status,
    html,
    headers: response.headers,
    cookie: response.headers.get('set-cookie')?.split(';')[0],
    get model() {
      return modelOf(html)
    },
  }
}
