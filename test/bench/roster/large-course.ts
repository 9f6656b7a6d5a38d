import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface LargeCourse {
  issuer: string
  membershipsUrl: string
  /** The places of the pages, in the order in which they were asked for. */
  asked: number[]
  close(): void
}

interface CourseOptions {
  pages: number
  membersOfPage: number
  /** Before each page is answered. */
  beforePage: (place: number) => Promise<void>
}

/** A platform with one large course: grants every token and tells its members page by page, names and e-mail too. */
export async function startLargeCourse({
  pages,
  membersOfPage,
  beforePage,
}: CourseOptions): Promise<LargeCourse> {
  const asked: number[] = []
  const server = createServer((req, res) => {
    const url = new URL(req.url ?? '/', 'http://platform')
    if (url.pathname === '/token')
      return void res.end(JSON.stringify({ access_token: 'bench', token_type: 'Bearer', expires_in: 3600 }))
    const place = Number(url.searchParams.get('page') ?? 0)
    asked.push(place)
    void beforePage(place).then(() => {
      if (place < pages - 1) res.setHeader('link', `</members?page=${place + 1}>; rel="next"`)
      res.end(pageOf(place, membersOfPage))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // a TCP server has no other address
  return {
    issuer,
    membershipsUrl: `${issuer}/members`,
    asked,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const pageOf = (place: number, count: number): string =>
  JSON.stringify({
    id: 'members',
    context: { id: 'course-1', title: 'Everybody' },
    members: Array.from({ length: count }, (_, index) => ({
      user_id: `user-${place * count + index}`,
      roles: [index === 0 ? 'Instructor' : 'Learner'],
      status: 'Active',
      name: 'Zoë Example-Person',
      email: `user-${place * count + index}@bench.example`,
      lis_person_sourcedid: `sis-${place * count + index}`,
    })),
  })
