import { serviceScopes } from '@lectern/lti'

/** `paged` ends after three pages, `circular` leads back to its first, `foreign` leads to somebody else. */
export const courses = ['paged', 'circular', 'foreign'] as const
export type RosterCourse = (typeof courses)[number]

export const rosterMediaType = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json'
export const rosterPath = /^\/roster\//
export const rosterPages = 3

/** With a query of its own, which a tool must leave as it is. */
export const rosterUrl = (origin: string, course: RosterCourse): string =>
  `${origin}/roster/${course}?group=a%20b`

/** NRPS 2.0, a few people at a time whatever the tool asks for. */
export function rosterAnswer(
  url: URL,
  scopes: readonly string[],
  foreignOrigin: string | undefined,
): Response {
  const course = courses.find((one) => url.pathname === `/roster/${one}`)
  if (course === undefined) return Response.json({ reason: 'no such course' }, { status: 404 })
  if (!scopes.includes(serviceScopes.memberships))
    return Response.json({ reason: 'no token for this scope' }, { status: 401 })
  const page = Number(url.searchParams.get('page') ?? 1)
  const headers = new Headers({ 'content-type': rosterMediaType })
  const next = nextPage(url, course, page, foreignOrigin)
  if (next !== undefined) headers.set('link', `<${next}>; rel="next"`)
  const members = [1, 2].map((number) => ({
    user_id: `person-${(page - 1) * 2 + number}`,
    roles: ['Learner'],
    status: 'Active',
  }))
  return new Response(JSON.stringify({ id: url.href, context: { id: `course-${course}` }, members }), {
    headers,
  })
}

function nextPage(
  url: URL,
  course: RosterCourse,
  page: number,
  foreignOrigin: string | undefined,
): string | undefined {
  const next = new URL(url)
  if (course === 'foreign') return foreignOrigin && `${foreignOrigin}/roster/foreign?page=2`
  if (course === 'paged' && page >= rosterPages) return undefined
  next.searchParams.set('page', String(course === 'circular' ? (page % 2) + 1 : page + 1))
  return next.href
}
