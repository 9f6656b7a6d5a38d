import { html, type Html } from '../../pages/html.ts'
import { accountPage, type AccountSection, type AccountView } from './account-page.ts'
import { coursePage, type CourseSection, type CourseView } from './course-page.ts'
import { toolFrame, toolFrameScripts, type ToolFrame } from '../../pages/tool-frame.ts'

interface MessageView {
  title: string
  frame: ToolFrame
}

/** The tool, asked by a course for something else than a link. */
export const courseMessagePage = ({
  frame,
  ...view
}: CourseView & MessageView & { section: CourseSection }): Html =>
  coursePage({ ...view, scripts: toolFrameScripts, content: framed(view.title, frame) })

/** The tool, asked by the account. */
export const accountMessagePage = ({
  frame,
  ...view
}: AccountView & MessageView & { section: AccountSection }): Html =>
  accountPage({ ...view, scripts: toolFrameScripts, content: framed(view.title, frame) })

const framed = (title: string, frame: ToolFrame): Html => html`
  <h1>${title}</h1>
  ${toolFrame(frame)}
`
