import { html, type Html } from '../../pages/html.ts'
import { canvasAddress, coursePath } from '../addresses.ts'
import type { NativeItem } from '../../district/course.ts'
import { coursePage, type CourseView } from './course-page.ts'
import { worth } from './modules-page.ts'

export const itemPage = ({ course, person, item }: CourseView & { item: NativeItem }): Html =>
  coursePage({
    course,
    person,
    section: 'modules',
    title: item.title,
    crumbs: [
      { label: 'Modules', href: canvasAddress(coursePath(course, '/modules'), person) },
      { label: item.title },
    ],
    content: html`
      <h1>${item.title}</h1>
      ${worth(item) && html`<p class="quiet rule">${worth(item)}</p>`}
      <p class="lead">${item.text}</p>
    `,
  })
