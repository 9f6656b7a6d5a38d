import { html, type Html } from '../../pages/html.ts'
import { findPerson } from '../../district/people.ts'
import { fullName } from '../../district/person.ts'
import { coursePage, type CourseView } from './course-page.ts'

export function announcementsPage({ course, person }: CourseView): Html {
  const teacher = findPerson(course.teacherId)
  return coursePage({
    course,
    person,
    section: 'announcements',
    title: 'Announcements',
    content: html`
      <h1>Announcements</h1>
      ${course.announcements.map(
        ({ title, date, text }) => html`
          <article class="post">
            <h2>${title}</h2>
            <p class="quiet">${teacher && fullName(teacher)} · ${date}</p>
            <p>${text}</p>
          </article>
        `,
      )}
    `,
  })
}
