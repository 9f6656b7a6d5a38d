import { html, type Html } from '../../pages/html.ts'
import { icon } from '../../pages/icons.ts'
import { canvasAddress, coursePath } from '../addresses.ts'
import { testStudent } from '../../district/people.ts'
import type { Flash } from '../../http/flash.ts'
import { coursePage, type CourseView } from './course-page.ts'

export function homePage({ course, person, flash }: CourseView & { flash: Flash }): Html {
  const latest = course.announcements[0]
  const due = course.modules.flatMap((module) => module.items).filter((item) => item.due)
  return coursePage({
    course,
    person,
    flash,
    section: 'home',
    title: 'Home',
    crumbs: [],
    content: html`
      <h1>${course.title}</h1>
      <p class="lead">${course.welcome}</p>
      ${
        latest &&
        html`<section class="notice" aria-labelledby="latest">
          ${icon('announcement')}
          <div>
            <h2 id="latest">${latest.title}</h2>
            <p>${latest.text}</p>
            <p class="quiet">${latest.date}</p>
          </div>
        </section>`
      }
      <p>
        <a class="button" href="${canvasAddress(coursePath(course, '/modules'), person)}">Go to modules</a>
      </p>
    `,
    aside: html`
      ${
        person.kind === 'teacher' &&
        html`<a class="button block" href="${canvasAddress(coursePath(course), testStudent)}"
          >Student View</a
        >`
      }
      <h2>${person.kind === 'teacher' ? 'Coming up' : 'To do'}</h2>
      <ul class="to-do">
        ${due.map(
          (item) => html`
            <li>
              <a href="${canvasAddress(coursePath(course, `/items/${item.id}`), person)}">${item.title}</a>
              <span class="quiet">${item.points} points · ${item.due}</span>
            </li>
          `,
        )}
      </ul>
    `,
  })
}
