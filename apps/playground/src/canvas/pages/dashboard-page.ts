import { html, type Html } from '../../pages/html.ts'
import { account } from '../../district/account.ts'
import { canvasAddress, coursePath } from '../addresses.ts'
import { tintOf } from '../../district/course-shelf.ts'
import type { Course } from '../../district/course.ts'
import { findPerson } from '../../district/people.ts'
import { fullName, type Person } from '../../district/person.ts'
import { canvasPage } from './canvas-page.ts'

export const dashboardPage = (person: Person, own: readonly Course[]): Html =>
  canvasPage({
    title: 'Dashboard',
    person,
    active: 'dashboard',
    content: html`
      <h1>Dashboard</h1>
      ${listOrNote(
        own,
        (courses) =>
          html`<ul class="course-cards">
            ${courses.map((course) => courseCard(course, person))}
          </ul>`,
      )}
    `,
  })

const courseCard = (course: Course, person: Person): Html => html`
  <li class="course-card ${tintOf(course)}">
    <div class="course-color"></div>
    <div class="course-facts">
      <h2><a href="${canvasAddress(coursePath(course), person)}">${course.title}</a></h2>
      <p>${course.code}</p>
      <p class="quiet">${course.school} · ${account.term}</p>
    </div>
  </li>
`

export const coursesPage = (person: Person, own: readonly Course[]): Html =>
  canvasPage({
    title: 'Courses',
    person,
    active: 'courses',
    content: html`
      <h1>All courses</h1>
      ${listOrNote(own, (courses) => courseTable(courses, person))}
    `,
  })

/** Only the test student has no course of their own. */
const listOrNote = (courses: readonly Course[], list: (courses: readonly Course[]) => Html): Html =>
  courses.length > 0 ? list(courses) : html`<p>Student View shows one course, and you have left it.</p>`

/** The list of courses, here and in the account. */
export const courseTable = (courses: readonly Course[], person: Person): Html => html`
  <table class="list">
    <thead>
      <tr>
        <th scope="col">Course</th>
        <th scope="col">School</th>
        <th scope="col" class="wide-only">Teacher</th>
        <th scope="col" class="wide-only">Term</th>
      </tr>
    </thead>
    <tbody>
      ${courses.map((course) => {
        const teacher = findPerson(course.teacherId)
        return html`
          <tr>
            <th scope="row"><a href="${canvasAddress(coursePath(course), person)}">${course.title}</a></th>
            <td>${course.school}</td>
            <td class="wide-only">${teacher && fullName(teacher)}</td>
            <td class="wide-only">${account.term}</td>
          </tr>
        `
      })}
    </tbody>
  </table>
`
