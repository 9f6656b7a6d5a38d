import type { classroom_v1 } from '@googleapis/classroom'
import type { ClassroomApi } from './classroom-api.ts'
import { pagesOf } from './pages.ts'

/** A link that a teacher put into the work of a class. */
export interface CourseLink {
  url: string
  /** Of the work it stands in, as the teacher named it. */
  work: { id: string; title: string; address?: string }
}

/** Beyond these many pieces of work nobody looks back. */
const pageSize = 100
const maxPages = 3

/** The links of a course's newest work, drafts too, by a teacher of it who granted `links`; the newest first. */
export async function readCourseLinks(api: ClassroomApi, courseId: string): Promise<CourseLink[]> {
  const links: CourseLink[] = []
  let pages = 0
  const read = pagesOf((pageToken) =>
    api.call(({ courses }) =>
      courses.courseWork.list({
        courseId,
        courseWorkStates: ['PUBLISHED', 'DRAFT'],
        orderBy: 'updateTime desc',
        pageSize,
        pageToken,
        fields: 'courseWork(id,title,alternateLink,materials(link(url))),nextPageToken',
      }),
    ),
  )
  for await (const { courseWork = [] } of read) {
    links.push(...courseWork.flatMap(linksOf))
    if (++pages === maxPages) break
  }
  return links
}

const linksOf = ({ id, title, alternateLink, materials }: classroom_v1.Schema$CourseWork): CourseLink[] =>
  id
    ? (materials ?? []).flatMap(({ link }) =>
        link?.url
          ? [{ url: link.url, work: { id, title: title ?? '', address: alternateLink ?? undefined } }]
          : [],
      )
    : []
