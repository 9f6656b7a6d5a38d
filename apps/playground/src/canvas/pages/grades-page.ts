import { html, type Html } from '../../pages/html.ts'
import { fullName, isStudent } from '../../district/person.ts'
import { gradedItems, scoreOf, studentsOf } from '../../district/roster.ts'
import { coursePage, type CourseView } from './course-page.ts'

export const gradesPage = (view: CourseView): Html =>
  coursePage({
    ...view,
    section: 'grades',
    title: 'Grades',
    content: html`
      <h1>${isStudent(view.person) ? `Grades for ${fullName(view.person)}` : 'Gradebook'}</h1>
      ${isStudent(view.person) ? ownGrades(view) : gradebook(view)}
    `,
  })

const ownGrades = ({ course, person }: CourseView): Html => html`
  <table class="list">
    <thead>
      <tr>
        <th scope="col">Assignment</th>
        <th scope="col">Score</th>
        <th scope="col" class="wide-only">Due</th>
      </tr>
    </thead>
    <tbody>
      ${gradedItems(course).map(
        (item) => html`
          <tr>
            <th scope="row">${item.title}</th>
            <td>${scoreOf(person, item)} / ${item.points}</td>
            <td class="wide-only">${item.due ?? '–'}</td>
          </tr>
        `,
      )}
    </tbody>
  </table>
`

const gradebook = ({ course }: CourseView): Html => html`
  <div class="scroller" role="region" aria-label="Gradebook" tabindex="0">
    <table class="list">
      <thead>
        <tr>
          <th scope="col">Student</th>
          ${gradedItems(course).map((item) => html`<th scope="col">${item.title} (${item.points})</th>`)}
        </tr>
      </thead>
      <tbody>
        ${studentsOf(course).map(
          (student) => html`
            <tr>
              <th scope="row">${fullName(student)}</th>
              ${gradedItems(course).map((item) => html`<td>${scoreOf(student, item)}</td>`)}
            </tr>
          `,
        )}
      </tbody>
    </table>
  </div>
`
