import { html, type Html } from '../../pages/html.ts'
import { icon } from '../../pages/icons.ts'
import { canvasAddress, coursePath, toolId } from '../addresses.ts'
import type { Course, NativeItem } from '../../district/course.ts'
import type { Flash } from '../../http/flash.ts'
import type { ModuleContent, PlacedLink } from '../../district/module-links.ts'
import { isStudent, type Person } from '../../district/person.ts'
import { selectionPlacements } from '../selection-placements.ts'
import { coursePage, type CourseView } from './course-page.ts'

interface ModulesView extends CourseView {
  modules: readonly ModuleContent[]
  /** What the tool said after a choice. */
  flash: Flash
  /** Whether teachers can choose in the tool what a module gets. */
  offersSelection: boolean
  toolName: string
}

export const modulesPage = (view: ModulesView): Html =>
  coursePage({
    ...view,
    section: 'modules',
    title: 'Modules',
    content: html`
      <h1>Modules</h1>
      ${view.modules.map((module) => moduleSection(module, view))}
    `,
  })

const moduleSection = (module: ModuleContent, view: ModulesView): Html => html`
  <details class="module" open>
    <summary>
      ${icon('caret')}
      <h2>${module.title}</h2>
    </summary>
    <ul>
      ${module.items.map((item) => nativeItem(item, view))}
      ${module.links.map((link) => toolLink(link, view))}
    </ul>
    ${view.offersSelection && !isStudent(view.person) && selectionActions(module, view)}
  </details>
`

const nativeItem = (item: NativeItem, { course, person }: ModulesView): Html => html`
  <li>
    ${icon(item.kind)}
    <div>
      <a href="${canvasAddress(coursePath(course, `/items/${item.id}`), person)}">${item.title}</a>
      ${(item.due ?? item.points) && html`<p class="quiet">${worth(item)}</p>`}
    </div>
    ${person.kind === 'teacher' && published}
  </li>
`

const toolLink = (link: PlacedLink, { course, person, toolName }: ModulesView): Html => html`
  <li>
    ${icon(link.kind === 'assignment' ? 'assignment' : 'link')}
    <div>
      <a href="${canvasAddress(coursePath(course, `/modules/items/${link.id}`), person)}">${link.title}</a>
      ${link.text && html`<p>${link.text}</p>`}
      <p class="quiet">
        ${[`Opens through ${toolName}`, link.points && `${link.points} points`].filter(Boolean).join(' · ')}
      </p>
    </div>
    ${!isStudent(person) && removal(link, course, person)} ${person.kind === 'teacher' && published}
  </li>
`

const removal = (link: PlacedLink, course: Course, person: Person): Html => html`
  <form
    method="post"
    action="${canvasAddress(coursePath(course, `/modules/items/${link.id}/remove`), person)}"
  >
    <button type="submit" class="text-button" aria-label="Remove ${link.title}">Remove</button>
  </form>
`

const selectionActions = ({ title }: ModuleContent, { course, person }: ModulesView): Html => html`
  <div class="module-actions">
    ${Object.entries(selectionPlacements).map(([placement, { label }]) => {
      const path = coursePath(course, `/external_tools/${toolId}/resource_selection`)
      return html`<a
        class="button"
        href="${canvasAddress(path, person, { placement, module: title })}"
        aria-label="${label} to ${title}"
        >${icon('plus')}${label}</a
      >`
    })}
  </div>
`

const published = html`<span class="published"
  >${icon('check')}<span class="visually-hidden">Published</span></span
>`

/** When it is due and what it is worth, as far as it is either. */
export const worth = ({ due, points }: NativeItem): string =>
  [due && `Due ${due}`, points && `${points} points`].filter(Boolean).join(' · ')
