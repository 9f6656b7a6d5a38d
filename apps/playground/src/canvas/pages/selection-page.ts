import { html, type Html } from '../../pages/html.ts'
import { icon } from '../../pages/icons.ts'
import { canvasAddress, coursePath } from '../addresses.ts'
import { selectionPlacements, type SelectionPlace } from '../selection-placements.ts'
import { coursePage, type CourseView } from './course-page.ts'
import { toolFrame, toolFrameScripts, type ToolFrame } from '../../pages/tool-frame.ts'

interface SelectionView extends CourseView {
  place: SelectionPlace
  frame: ToolFrame
}

/** The tool in the size of Canvas' selection dialog. A page of its own, so that Back and a new tab do what they say. */
export function selectionPage({ course, person, place, frame }: SelectionView): Html {
  const modules = canvasAddress(coursePath(course, '/modules'), person)
  const { label } = selectionPlacements[place.placement]
  return coursePage({
    course,
    person,
    section: 'modules',
    title: label,
    crumbs: [{ label: 'Modules', href: modules }, { label }],
    scripts: [...toolFrameScripts, 'selection.js'],
    content: html`
      <section class="selection" aria-labelledby="selection">
        <header>
          <div>
            <h1 id="selection">${label}</h1>
            <p class="quiet">To ${place.moduleTitle}</p>
          </div>
          <a class="button" href="${modules}">${icon('close')}Cancel</a>
        </header>
        ${toolFrame(frame)}
      </section>
    `,
  })
}
