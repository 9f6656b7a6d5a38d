import { fullName, isStudent, type Person } from '../../district/person.ts'
import { studentsOf } from '../../district/roster.ts'
import { html, type Html } from '../../pages/html.ts'
import type { LineItem } from '../../platform/services/gradebook.ts'
import { hostAddress, inCourse } from '../addresses.ts'
import type { CourseVisit } from '../visitor.ts'
import { coursePage } from './host-page.ts'

/** What the tool's columns hold; a student sees the own row. */
export function gradesPage(visit: CourseVisit): Html {
  const { host, course, organization, person } = visit
  const columns = host.desk.grades.columns(host.contextKeyOf(organization, course))
  const students = isStudent(person) ? [person] : studentsOf(course, organization.people)
  return coursePage({
    visit,
    section: 'grades',
    title: host.words.grades,
    content: html`
      <h1>${host.words.grades}</h1>
      ${
        columns.length === 0
          ? html`<p class="quiet">No tool has a column here yet.</p>`
          : table(visit, columns, students)
      }
    `,
  })
}

const table = (visit: CourseVisit, columns: readonly LineItem[], students: readonly Person[]): Html => html`
  <div class="scroller" role="region" aria-label="${visit.host.words.grades}" tabindex="0">
    <table class="list">
      <thead>
        <tr>
          <th scope="col">Student</th>
          ${columns.map(({ label, scoreMaximum }) => html`<th scope="col">${label} (${scoreMaximum})</th>`)}
        </tr>
      </thead>
      <tbody>
        ${students.map(
          (student) => html`
            <tr>
              <th scope="row">${fullName(student)}</th>
              ${columns.map((item) => html`<td>${cell(visit, item, student)}</td>`)}
            </tr>
          `,
        )}
      </tbody>
    </table>
  </div>
`

function cell({ host, course, person }: CourseVisit, item: LineItem, student: Person): Html {
  const grade = host.desk.grades.gradeOf(item, host.userIdOf(student))
  const query = { column: item.id, student: student.id }
  const review = hostAddress(host, inCourse(course, '/review'), person, query)
  return html`
    ${grade?.score ?? '–'} ${grade?.comment && html`<span class="quiet">“${grade.comment}”</span>`}
    ${
      !isStudent(person) &&
      item.resourceLinkId &&
      html`<a href="${review}" aria-label="Review ${item.label} of ${fullName(student)}">Review</a>`
    }
  `
}
