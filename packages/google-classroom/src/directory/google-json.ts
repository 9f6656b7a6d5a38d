import { refusalOf } from '../api/api-answer.ts'
import { refuseApi } from '../api/api-refusals.ts'
import { authorizedFetch, type ApiPorts } from '../api/authorized-fetch.ts'

/** Reads from those APIs of Google that the Classroom client does not know. */
export interface GoogleJson {
  /** @throws Problem of `apiRefusals`, `networkRefusals` or `signInRefusals` */
  read(
    address: string,
    query?: Readonly<Record<string, string | undefined>>,
  ): Promise<Record<string, unknown>>
}

export function googleJson(ports: ApiPorts): GoogleJson {
  const { now = () => new Date() } = ports
  const fetch = authorizedFetch(ports)
  return {
    async read(address, query = {}) {
      const url = new URL(address)
      for (const [name, value] of Object.entries(query))
        if (value !== undefined) url.searchParams.set(name, value)
      const response = await fetch(url.href, { headers: { accept: 'application/json' } })
      const { status, headers } = response
      const data = parsed(await response.text())
      if (status >= 400) throw refusalOf({ status, headers, data }, now())
      if (typeof data === 'object' && data !== null && !Array.isArray(data)) return { ...data }
      throw refuseApi(
        'classroom.answer-invalid',
        `What answers in place of Google at ${url.origin}${url.pathname} sends no JSON object.`,
        { status },
      )
    },
  }
}

/** Text stays text: an error page says something too. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
