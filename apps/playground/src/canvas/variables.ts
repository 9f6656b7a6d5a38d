import { ancestorsOf } from '../district/course-shelf.ts'
import type { Course } from '../district/course.ts'
import type { PlacedLink } from '../district/module-links.ts'
import type { Person } from '../district/person.ts'
import { account } from '../district/account.ts'
import type { Variables } from '../platform/expand-variables.ts'

interface Expanded {
  person: Person
  course?: Course
  link?: Pick<PlacedLink, 'opaqueId' | 'title' | 'copiedFrom'>
  /** The address of this Canvas. */
  url: string
}

export const brandConfigPath = '/dist/brandable_css/fairview/variables.json'

/** As Canvas expands them: ids as numbers, and what has no value in this context not at all. */
export const canvasVariables = ({ person, course, link, url }: Expanded): Variables => ({
  'Canvas.user.id': person.number,
  'Canvas.user.prefersHighContrast': 'false',
  'Canvas.term.name': account.term,
  'Canvas.account.name': account.name,
  'Canvas.api.domain': new URL(url).host,
  'com.instructure.brandConfigJSON.url': new URL(brandConfigPath, url).href,
  'User.id': person.ltiId,
  'Person.sourcedId': person.sisId,
  ...(course && {
    'Canvas.course.id': Number(course.id),
    'Canvas.course.name': course.title,
    'Context.id': course.opaqueId,
    'Context.title': course.title,
    'Context.sourcedId': course.sisId,
    'Context.id.history': listed(ancestorsOf(course).map(({ opaqueId }) => opaqueId)),
  }),
  ...(link && {
    'ResourceLink.id': link.opaqueId,
    'ResourceLink.title': link.title,
    'ResourceLink.id.history': listed(originalsOf(link)),
  }),
})

/** LTI Core appendix B: URL-encoded ids between commas, the newest copy first. */
const listed = (ids: readonly string[]): string => ids.map(encodeURIComponent).join(',')

const originalsOf = ({ copiedFrom }: Pick<PlacedLink, 'copiedFrom'>): string[] =>
  copiedFrom ? [copiedFrom.opaqueId, ...originalsOf(copiedFrom)] : []
