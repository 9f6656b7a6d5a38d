import { html, type Html } from '../../pages/html.ts'
import { canvasAddress, coursePath, toolId } from '../addresses.ts'
import { coursePage, type CourseView } from './course-page.ts'

/** What a teacher decides about a course, as far as it concerns a tool. */
export const courseSettingsPage = ({ course, person, toolName }: CourseView & { toolName: string }): Html => {
  const address = (rest: string): string => canvasAddress(coursePath(course, rest), person)
  return coursePage({
    course,
    person,
    section: 'settings',
    title: 'Settings',
    content: html`
      <h1>Course settings</h1>
      <section class="setting" aria-labelledby="copying">
        <h2 id="copying">Next year’s course</h2>
        <p>
          A copy has the same content and every link of ${toolName}, each with an id of its own, and no
          students yet. Canvas tells ${toolName} about it when ${toolName} asked to be told.
        </p>
        <form method="post" action="${address('/copy')}">
          <button type="submit" class="button">Copy this course</button>
        </form>
      </section>
      <section class="setting" aria-labelledby="tool">
        <h2 id="tool">${toolName}</h2>
        <ul class="plain-links">
          <li>
            <a href="${address(`/external_tools/${toolId}/context_launch`)}">${toolName} for this course</a>
          </li>
          <li><a href="${address(`/external_tools/${toolId}/eula`)}">Terms of ${toolName}</a></li>
        </ul>
      </section>
    `,
  })
}
