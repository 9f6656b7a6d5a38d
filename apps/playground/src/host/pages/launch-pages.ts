import { html, type Html } from '../../pages/html.ts'
import { icon } from '../../pages/icons.ts'
import { toolFrame, toolFrameScripts, type ToolFrame } from '../../pages/tool-frame.ts'
import { hostAddress, inCourse } from '../addresses.ts'
import type { InstalledTool } from '../host.ts'
import type { CourseVisit } from '../visitor.ts'
import { coursePage } from './host-page.ts'

interface LaunchView {
  visit: CourseVisit
  section: InstalledTool | 'content' | 'grades'
  title: string
  frame: ToolFrame
}

/** The tool in a page of a course. */
export const launchPage = ({ frame, ...view }: LaunchView): Html =>
  coursePage({
    ...view,
    scripts: toolFrameScripts,
    content: html`
      <h1>${view.title}</h1>
      ${toolFrame(frame)}
    `,
  })

/** The tool in a dialogue, asked for a choice. A page of its own, so that Back and a new tab do what they say. */
export const choicePage = ({
  visit,
  module,
  frame,
}: Omit<LaunchView, 'section' | 'title'> & { module: string }): Html =>
  coursePage({
    visit,
    section: 'content',
    title: visit.host.words.addTitle,
    scripts: [...toolFrameScripts, 'selection.js'],
    content: html`
      <section class="selection" aria-labelledby="selection">
        <header>
          <div>
            <h1 id="selection">${visit.host.words.addTitle}</h1>
            <p class="quiet">${frame.toolName} · ${module}</p>
          </div>
          <a class="button" href="${hostAddress(visit.host, inCourse(visit.course), visit.person)}"
            >${icon('close')}Cancel</a
          >
        </header>
        ${toolFrame(frame)}
      </section>
    `,
  })
