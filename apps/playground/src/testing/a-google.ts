import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'
import { reroutedTo } from '@lectern/google-classroom/testing'
import type { GoogleAccount } from '../google/google-accounts.ts'
import type { GoogleAddOn } from '../google/google-add-on.ts'
import { aPlayground, tool } from './a-playground.ts'

const pages = `${new URL(tool.launchUrl).origin}/google-classroom`

export const addOn: GoogleAddOn = {
  setupUri: `${pages}/discovery?installation=7`,
  linkUpgradeUri: `${pages}/upgrade?installation=7`,
  redirectUri: `${pages}/oauth/callback`,
  allowedPrefixes: [`${pages}/`],
  pushEndpoint: `${pages}/pubsub`,
  linkPatterns: ['apps.example/'],
}

export const view = (name: string): string => `${pages}/${name}?placement=1`

interface ReceivedPush {
  authorization: string
  body: { message: { messageId: string; data: string; attributes: Record<string, string> } }
}

/** A playground with Google in it, and a server that its notices are pushed to. */
export async function aGoogle(given: Partial<GoogleAddOn> = {}) {
  const received: ReceivedPush[] = []
  const answers: number[] = []
  const receiver = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => (text += chunk.toString()))
    request.on('end', () => {
      received.push({
        authorization: request.headers.authorization ?? '',
        body: JSON.parse(text) as ReceivedPush['body'],
      })
      response.writeHead(answers.shift() ?? 204).end()
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  afterAll(() => receiver.close())
  const pushEndpoint = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/pubsub`
  const playground = await aPlayground({ google: { ...addOn, pushEndpoint, ...given } })
  const google = playground.google!
  const account = (personId: string): GoogleAccount =>
    google.accounts.find((one) => one.personId === personId)!
  return {
    ...playground,
    google,
    account,
    fetch: reroutedTo(google.base),
    /** The pushes that arrived, and how the next are answered. */
    received,
    answers,
    /** A browser in which these are signed in, in this order. */
    browser: (...personIds: string[]) => aBrowser(google.base, personIds.map(account)),
  }
}

/** Keeps the cookie of Google's pages, and follows no redirect. */
function aBrowser(base: string, present: readonly GoogleAccount[]) {
  let cookie = present.length > 0 ? `simulated-google=${present.map(({ sub }) => sub).join('.')}` : ''
  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(new URL(path, base), { ...init, headers: { cookie }, redirect: 'manual' })
    const [set] = response.headers.getSetCookie()
    if (set !== undefined) cookie = set.split(';')[0]!
    return response
  }
  const post = (path: string, form: Record<string, string> | [string, string][]): Promise<Response> =>
    send(path, { method: 'POST', body: new URLSearchParams(form) })
  return {
    get: (path: string) => send(path),
    post,
    read: async (path: string) => (await send(path)).text(),
    /** Does something, and answers with the address of the page that comes then. */
    act: async (path: string, form: Record<string, string> = {}) =>
      (await post(path, form)).headers.get('location') ?? '',
  }
}

export type TestBrowser = ReturnType<typeof aBrowser>

/** An address in an attribute of a page. */
export const attributeOf = (page: string, name: string): string =>
  (new RegExp(`<iframe[^>]*\\s${name}="([^"]*)"`).exec(page)?.[1] ?? '').replaceAll(
    /&#(\d+);/g,
    (_reference, code: string) => String.fromCharCode(Number(code)),
  )
