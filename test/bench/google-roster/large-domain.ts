import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { callQuota, type CallQuota } from './call-quota.ts'

export interface LargeDomain {
  /** `https://HOST/PATH` of Google's is answered at `{base}/HOST/PATH`. */
  base: string
  quota: CallQuota
  /** Every list that was asked for, with its page, in order. */
  asked: string[]
  close(): void
}

interface DomainOptions {
  courses: number
  membersOfCourse: number
  /** Before an answer; counted from 1. */
  beforeAnswer: (call: number) => Promise<void>
}

/** As many as Google gives in a page, whatever is asked for. */
const pageOf = { courses: 100, members: 30 }
const latencyMs = 30

/** A domain whose Classroom answers as Google's does, at its documented limits; one administrator may read all of it. */
export async function startLargeDomain({
  courses,
  membersOfCourse,
  beforeAnswer,
}: DomainOptions): Promise<LargeDomain> {
  const quota = callQuota()
  const asked: string[] = []

  async function answerTo(url: URL): Promise<{ status: number; body: object }> {
    if (url.pathname.endsWith('/token'))
      return { status: 200, body: { access_token: 'bench', token_type: 'Bearer', expires_in: 3600 } }
    await beforeAnswer(asked.push(`${url.pathname} ${url.searchParams.get('pageToken') ?? ''}`))
    await pause(latencyMs)
    if (!quota.take('administrator')) return { status: 429, body: tooMany }
    if (url.pathname.endsWith('/users')) return { status: 200, body: superAdministrators }
    const from = Number(url.searchParams.get('pageToken') ?? 0)
    const [, courseId = '', kind] = /\/v1\/courses\/(\d+)\/(teachers|students)$/.exec(url.pathname) ?? []
    return { status: 200, body: kind ? people(kind, courseId, from) : list(from) }
  }

  function list(from: number): object {
    const next = from + pageOf.courses
    const page = range(from, Math.min(next, courses)).map((number) => ({
      id: String(number),
      name: `Course ${number}`,
      section: 'Period 2',
      courseState: 'ACTIVE',
    }))
    return { courses: page, ...(next < courses && { nextPageToken: String(next) }) }
  }

  function people(kind: string, courseId: string, from: number): object {
    const count = kind === 'teachers' ? 1 : membersOfCourse - 1
    const next = from + pageOf.members
    const page = range(from, Math.min(next, count)).map((number) => ({
      userId: `${courseId}-${kind}-${number}`,
    }))
    return { [kind]: page, ...(next < count && { nextPageToken: String(next) }) }
  }

  const server = createServer((req, res) => {
    req.resume()
    void answerTo(new URL(`https:/${req.url}`)).then(({ status, body }) => {
      // A worker that was killed does not wait for it any more.
      if (res.destroyed) return
      res.writeHead(status, { 'content-type': 'application/json' })
      res.end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // a TCP server has no other address
    quota,
    asked,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** As whom the bench is signed in. */
export const administratorSub = '1'
const superAdministrators = { users: [{ id: administratorSub, orgUnitPath: '/', isAdmin: true }] }

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)

const tooMany = {
  error: {
    code: 429,
    status: 'RESOURCE_EXHAUSTED',
    message: "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute per user'.",
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'RATE_LIMIT_EXCEEDED',
        domain: 'googleapis.com',
      },
    ],
  },
}
