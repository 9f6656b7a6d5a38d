import { html, type Html } from '../../pages/html.ts'
import { canvasAddress, coursePath } from '../addresses.ts'
import type { Person } from '../../district/person.ts'
import { accountPage } from './account-page.ts'
import { coursePage, placementLabel, type CourseView } from './course-page.ts'
import { toolFrame, toolFrameScripts, type ToolFrame } from '../../pages/tool-frame.ts'

/** The tool opened from the course menu. */
export const courseToolPage = ({ course, person, frame }: CourseView & { frame: ToolFrame }): Html =>
  coursePage({
    course,
    person,
    section: 'tool',
    title: placementLabel,
    scripts: toolFrameScripts,
    content: html`
      <h1 class="visually-hidden">${placementLabel}</h1>
      ${toolFrame(frame)}
    `,
  })

interface LinkView extends CourseView {
  title: string
  frame: ToolFrame
}

/** The tool opened by a link that a teacher placed into a module. */
export const moduleLinkPage = ({ course, person, title, frame }: LinkView): Html =>
  coursePage({
    course,
    person,
    section: 'modules',
    title,
    crumbs: [
      { label: 'Modules', href: canvasAddress(coursePath(course, '/modules'), person) },
      { label: title },
    ],
    scripts: toolFrameScripts,
    content: html`
      <h1>${title}</h1>
      ${toolFrame(frame)}
    `,
  })

/** The tool opened from the account's menu. */
export const accountToolPage = ({ person, frame }: { person: Person; frame: ToolFrame }): Html =>
  accountPage({
    person,
    toolName: frame.toolName,
    section: 'tool',
    title: frame.toolName,
    scripts: toolFrameScripts,
    content: html`
      <h1 class="visually-hidden">${frame.toolName}</h1>
      ${toolFrame(frame)}
    `,
  })
