import { html, type Html } from '../../pages/html.ts'
import { enrollmentsOf } from '../../district/roster.ts'
import { fullName } from '../../district/person.ts'
import { coursePage, type CourseView } from './course-page.ts'

export const peoplePage = ({ course, person }: CourseView): Html =>
  coursePage({
    course,
    person,
    section: 'people',
    title: 'People',
    content: html`
      <h1>People</h1>
      <table class="list">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col" class="wide-only">Section</th>
            <th scope="col">Role</th>
          </tr>
        </thead>
        <tbody>
          ${enrollmentsOf(course)
            .filter(({ active }) => active)
            .map(
              ({ person: enrolled, role }) => html`
                <tr>
                  <th scope="row">
                    <span class="avatar" aria-hidden="true">${enrolled.givenName[0]}</span
                    >${fullName(enrolled)}
                  </th>
                  <td class="wide-only">${course.code}</td>
                  <td>${role}</td>
                </tr>
              `,
            )}
        </tbody>
      </table>
    `,
  })
