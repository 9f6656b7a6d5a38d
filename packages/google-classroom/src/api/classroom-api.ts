import { classroom, type classroom_v1 } from '@googleapis/classroom'
import { Problem } from '@lectern/problem'
import { refusalOf } from './api-answer.ts'
import { refuseApi } from './api-refusals.ts'
import { authorizedFetch, type ApiPorts } from './authorized-fetch.ts'

/** The Classroom API as one person may use it. */
export interface ClassroomApi {
  /**
   * Makes one call of Google's client and gives what it answers.
   * @throws Problem of `apiRefusals`, `networkRefusals` or `signInRefusals`
   */
  call<T extends object>(send: (client: classroom_v1.Classroom) => Promise<Answered<T>>): Promise<T>
}

/** As Google's client has it: headers by their names in small letters. */
export interface Answered<T> {
  status: number
  headers: object
  data: T
}

/** Google's client over our own network: it builds addresses and bodies, and judges, repeats and signs nothing. */
export function classroomApi(ports: ApiPorts): ClassroomApi {
  const { now = () => new Date() } = ports
  const authorized = authorizedFetch(ports)
  const client = classroom({
    version: 'v1',
    retry: false,
    validateStatus: () => true,
    fetchImplementation: (url, { method, headers, body } = {}) =>
      authorized(url instanceof Request ? url.url : String(url), { method, headers, body }),
  })
  return {
    async call(send) {
      const { status, headers, data } = await sent(send(client))
      if (status >= 400) throw refusalOf({ status, headers: new Headers({ ...headers }), data }, now())
      if (typeof data === 'object') return data
      throw refuseApi(
        'classroom.answer-invalid',
        'What answers in place of the Classroom API sends no JSON. Check what stands between here and there.',
        { status },
      )
    },
  }
}

/** What our network refuses comes wrapped in an error of the client's. */
async function sent<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    for (let cause: unknown = error; cause instanceof Error; cause = cause.cause)
      if (cause instanceof Problem) throw cause
    throw error
  }
}
