import type { DistrictScope } from '@lectern/database'
import { inviteDirector } from '@lectern/tenancy'

interface ConsoleCallOptions {
  method?: string
  body?: unknown
  raw?: BodyInit
  /** Without: as another site's page would send it. */
  ownPage?: boolean
}

interface ConsoleAnswer<Answer> {
  status: number
  text: string
  answer: Answer
  headers: Headers
}

export interface ConsoleCall {
  /** Of an answer the test names the type: what our own contract says. */
  <Answer = Record<string, unknown>>(
    path: string,
    options?: ConsoleCallOptions,
  ): Promise<ConsoleAnswer<Answer>>
  /** Follows a link to another address of the server, in the same browser. @returns where that leads */
  visit(address: string): Promise<string | null>
}

export const directorAccount = { name: 'Dana Director', password: 'correct horse battery' }

/** A browser at the console: keeps its cookie, sends the header that the page sends. */
export function consoleVisitor(url: string): ConsoleCall {
  let cookie = ''
  const call = async <Answer>(
    path: string,
    { method = 'GET', body, raw, ownPage = true }: ConsoleCallOptions = {},
  ): Promise<ConsoleAnswer<Answer>> => {
    const response = await fetch(`${url}/api/v1/console${path}`, {
      method,
      headers: {
        ...(cookie && { cookie }),
        ...(ownPage && { 'lectern-console': '1' }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(raw !== undefined && { 'content-type': 'text/csv' }),
      },
      body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
    })
    const set = response.headers.get('set-cookie')
    if (set) cookie = set.split(';')[0]!
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return {
      status: response.status,
      text,
      answer: (isJson && text ? JSON.parse(text) : {}) as Answer,
      headers: response.headers,
    }
  }
  const visit: ConsoleCall['visit'] = async (address) => {
    const response = await fetch(address, { redirect: 'manual', headers: cookie ? { cookie } : {} })
    return response.headers.get('location')
  }
  return Object.assign(call, { visit })
}

/** A director who came by the one-time link and is signed in. */
export async function aDirector(
  url: string,
  scope: DistrictScope,
  email = 'dana@fairview.example',
): Promise<ConsoleCall> {
  const call = consoleVisitor(url)
  const token = await inviteDirector(scope)
  const { status } = await call('/invitation/accept', {
    method: 'POST',
    body: { ...directorAccount, email, token },
  })
  if (status !== 201) throw new Error(`The invitation was refused: ${status}`)
  return call
}
