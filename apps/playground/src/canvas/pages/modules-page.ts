import { html, type Html } from '../../pages/html.ts'
import { icon } from '../../pages/icons.ts'
import { canvasAddress, coursePath } from '../addresses.ts'
import type { NativeItem } from '../course.ts'
import { modulesOf, type ModuleContent, type ModuleLink, type PlacedLink } from '../module-links.ts'
import { coursePage, type CourseView } from './course-page.ts'

interface ModulesView extends CourseView {
  links: readonly ModuleLink[]
  toolName: string
}

export const modulesPage = (view: ModulesView): Html =>
  coursePage({
    ...view,
    section: 'modules',
    title: 'Modules',
    content: html`
      <h1>Modules</h1>
      ${modulesOf(view.course, view.links).map((module) => moduleSection(module, view))}
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
    ${icon('link')}
    <div>
      <a href="${canvasAddress(coursePath(course, `/modules/items/${link.id}`), person)}">${link.title}</a>
      <p class="quiet">Opens through ${toolName}</p>
    </div>
    ${person.kind === 'teacher' && published}
  </li>
`

const published = html`<span class="published"
  >${icon('check')}<span class="visually-hidden">Published</span></span
>`

/** When it is due and what it is worth, as far as it is either. */
export const worth = ({ due, points }: NativeItem): string =>
  [due && `Due ${due}`, points && `${points} points`].filter(Boolean).join(' · ')
