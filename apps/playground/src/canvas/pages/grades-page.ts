import { fullName, isStudent, type Person } from '../../district/person.ts'
import { gradedItems, scoreOf, studentsOf } from '../../district/roster.ts'
import { html, type Html } from '../../pages/html.ts'
import type { Grade, LineItem } from '../../platform/services/gradebook.ts'
import { canvasAddress, coursePath } from '../addresses.ts'
import { coursePage, type CourseView } from './course-page.ts'

/** A column that the tool fills. */
interface ToolColumn {
  item: LineItem
  /** By the id that the tool knows people by. */
  grades: ReadonlyMap<string, Grade>
}

interface GradesView extends CourseView {
  columns: readonly ToolColumn[]
}

export const gradesPage = (view: GradesView): Html =>
  coursePage({
    course: view.course,
    person: view.person,
    section: 'grades',
    title: 'Grades',
    content: html`
      <h1>${isStudent(view.person) ? `Grades for ${fullName(view.person)}` : 'Gradebook'}</h1>
      ${isStudent(view.person) ? ownGrades(view) : gradebook(view)}
    `,
  })

const ownGrades = ({ course, person, columns }: GradesView): Html => html`
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
      ${columns.map(
        ({ item, grades }) => html`
          <tr>
            <th scope="row">${item.label}</th>
            <td>${cell(grades.get(person.ltiId))} / ${item.scoreMaximum}</td>
            <td class="wide-only">–</td>
          </tr>
        `,
      )}
    </tbody>
  </table>
`

const gradebook = (view: GradesView): Html => html`
  <div class="scroller" role="region" aria-label="Gradebook" tabindex="0">
    <table class="list">
      <thead>
        <tr>
          <th scope="col">Student</th>
          ${gradedItems(view.course).map((item) => html`<th scope="col">${item.title} (${item.points})</th>`)}
          ${view.columns.map(({ item }) => html`<th scope="col">${item.label} (${item.scoreMaximum})</th>`)}
        </tr>
      </thead>
      <tbody>
        ${studentsOf(view.course).map(
          (student) => html`
            <tr>
              <th scope="row">${fullName(student)}</th>
              ${gradedItems(view.course).map((item) => html`<td>${scoreOf(student, item)}</td>`)}
              ${view.columns.map((column) => html`<td>${toolCell(student, column, view)}</td>`)}
            </tr>
          `,
        )}
      </tbody>
    </table>
  </div>
`

/** What arrived, and the way to the work behind it. */
function toolCell(student: Person, { item, grades }: ToolColumn, { course, person }: GradesView): Html {
  const grade = grades.get(student.ltiId)
  const query = { line_item: item.id, student: student.id }
  const address = canvasAddress(coursePath(course, '/gradebook/speed_grader'), person, query)
  return html`
    ${cell(grade)}
    ${item.resourceLinkId && html`<a href="${address}" aria-label="Review ${item.label} of ${fullName(student)}">Review</a>`}
  `
}

const cell = (grade: Grade | undefined): Html => html`
  ${grade?.score ?? '–'} ${grade?.comment && html`<span class="quiet">“${grade.comment}”</span>`}
  ${grade && grade.gradingProgress !== 'FullyGraded' && html`<span class="quiet">${grade.gradingProgress}</span>`}
`
