import type { SimulatedCourse } from '@lectern/google-classroom/testing'
import { html, type Html } from '../../../pages/html.ts'
import { tintOf } from '../open-courses.ts'
import { at, type Visit } from '../visit.ts'
import { classroomPage } from './classroom-page.ts'

/** The classes of an account, each as a card. */
export function classesPage(visit: Visit): Html {
  const { site, account } = visit
  const classes = site.simulated.classroom.world.courses.filter(
    ({ teachers, students }) => teachers.includes(account.sub) || students.includes(account.sub),
  )
  return classroomPage({
    visit,
    title: 'Classes',
    content: html`
      <main class="class-content" id="content" tabindex="-1">
        <h1 class="visually-hidden">Classes</h1>
        ${classes.length === 0 && html`<p>${account.name} is in no class.</p>`}
        <ul class="class-cards">
          ${classes.map((course) => card(visit, course))}
        </ul>
      </main>
    `,
  })
}

const card = (visit: Visit, course: SimulatedCourse): Html => html`
  <li class="class-card ${tintOf(course)}">
    <div class="class-head">
      <h2><a href="${at(visit, `/c/${course.id}`)}">${course.name}</a></h2>
      <p>${course.section}</p>
    </div>
    <div class="class-foot">
      <p class="quiet">${course.students.length} students</p>
      ${
        course.teachers.includes(visit.account.sub) &&
        html`
          <form method="post" action="${at(visit, `/c/${course.id}/copy`)}">
            <button class="text-button" type="submit">
              Copy<span class="visually-hidden"> ${course.name}</span>
            </button>
          </form>
        `
      }
    </div>
  </li>
`
