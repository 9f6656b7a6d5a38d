import type { DistrictScope } from '@lectern/database'
import { inviteDirector } from '@lectern/tenancy'

export interface ConsoleCall {
  (
    path: string,
    options?: { method?: string; body?: unknown; raw?: BodyInit; ownPage?: boolean },
  ): Promise<{ status: number; text: string; answer: Record<string, unknown>; headers: Headers }>
  /** Follows a link to another address of the server, in the same browser. @returns where that leads */
  visit(address: string): Promise<string | null>
}

export const directorAccount = { name: 'Dana Director', password: 'correct horse battery' }

/** A browser at the console: keeps its cookie, sends the header that the page sends. */
export function consoleVisitor(url: string): ConsoleCall {
  let cookie = ''
  const call = async (
    path: string,
    { method = 'GET', body, raw, ownPage = true }: Parameters<ConsoleCall>[1] = {},
  ): ReturnType<ConsoleCall> => {
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
      answer: (isJson && text ? JSON.parse(text) : {}) as Record<string, unknown>,
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
