import type { SimulatedAttachment } from '@lectern/google-classroom/testing'
import { html, type Html } from '../../../pages/html.ts'
import { icon } from '../../../pages/icons.ts'
import { withQuery } from '../../addresses.ts'
import { nameOf, type GoogleAccount } from '../../google-accounts.ts'
import { addOnFrame, addOnFrameScripts } from '../add-on-frame.ts'
import { titleOf } from '../post.ts'
import { stateWords, workOf } from '../student-work.ts'
import { attachmentsOf, inPost, type PostVisit } from '../visit.ts'
import { classPage, classroomPage } from './classroom-page.ts'

export const studentsOf = ({ site, course }: PostVisit): GoogleAccount[] =>
  site.accounts
    .filter(({ sub }) => course.students.includes(sub))
    .sort((a, b) => a.familyName.localeCompare(b.familyName))

/** Whose work stands how. */
export const workListPage = (visit: PostVisit): Html =>
  classPage({
    visit,
    tab: 'classwork',
    title: `Student work: ${titleOf(visit.post)}`,
    content: html`
      <h1>Student work</h1>
      <p><a href="${inPost(visit)}">${titleOf(visit.post)}</a></p>
      <ul class="member-list">
        ${studentsOf(visit).map((student) => {
          const { state, draft, returned } = workOf(visit.site, visit.post, student.sub)
          return html`
            <li>
              <span class="avatar" aria-hidden="true">${student.name[0]}</span>
              <a href="${inPost(visit, `/work/${student.sub}`)}">${nameOf(student)}</a>
              <span class="quiet">
                ${stateWords[state]}${returned === undefined ? draft !== undefined && ` · ${draft} (draft)` : ` · ${returned}`}
              </span>
            </li>
          `
        })}
      </ul>
    `,
  })

/** The work of one student: what they did in an attachment, and beside it the sidebar that grades. */
export function gradingPage(
  visit: PostVisit,
  student: GoogleAccount,
  attachmentId: string | undefined,
): Html {
  const reviewable = attachmentsOf(visit).filter(({ value }) => value.studentWorkReviewUri?.uri)
  const shown = reviewable.find(({ value }) => value.id === attachmentId) ?? reviewable[0]
  return classroomPage({
    visit,
    title: `${nameOf(student)}: ${titleOf(visit.post)}`,
    bodyClass: 'filled grading',
    scripts: [...(shown ? addOnFrameScripts : []), 'grading-sidebar.js'],
    content: html`
      <main id="content" tabindex="-1">
        ${gradingHead(visit, student)}
        <div class="grading-columns">
          ${
            shown
              ? addOnFrame(visit, {
                  kind: 'review',
                  uri: shown.value.studentWorkReviewUri?.uri ?? '',
                  attachmentId: shown.value.id,
                  of: student,
                  title: shown.value.title ?? '',
                  back: inPost(visit, '/work'),
                })
              : html`<p class="add-on review">There is nothing to review here.</p>`
          }
          ${sidebar(visit, student, reviewable, shown)}
        </div>
      </main>
    `,
  })
}

function gradingHead(visit: PostVisit, student: GoogleAccount): Html {
  const students = studentsOf(visit)
  const at = students.indexOf(student)
  const step = (other: GoogleAccount | undefined, words: string): Html | undefined =>
    other && html`<a class="button" href="${inPost(visit, `/work/${other.sub}`)}">${words}</a>`
  return html`
    <div class="frame-head">
      <a class="button" href="${inPost(visit, '/work')}"
        >${icon('close')}<span class="visually-hidden">Back to student work</span></a
      >
      <h1>${titleOf(visit.post)}</h1>
    </div>
    <nav class="student-switcher" aria-label="Students">
      ${step(students[at - 1], 'Previous')}
      <strong>${nameOf(student)}</strong>
      ${step(students[at + 1], 'Next')}
    </nav>
  `
}

function sidebar(
  visit: PostVisit,
  student: GoogleAccount,
  reviewable: readonly SimulatedAttachment[],
  shown: SimulatedAttachment | undefined,
): Html {
  const { site, post } = visit
  const { state, draft, returned } = workOf(site, post, student.sub)
  const path = inPost(visit, `/work/${student.sub}`)
  return html`
    <aside class="sidebar" aria-label="Grading">
      <button class="button sidebar-toggle" type="button" aria-expanded="true" aria-controls="grading">
        ${icon('menu')}<span class="visually-hidden">Sidebar</span>
      </button>
      <div id="grading" class="sidebar-content">
        <h2>Files</h2>
        <p class="quiet">${stateWords[state]}</p>
        <ul>
          ${reviewable.map(
            ({ value: { id, title } }) => html`
              <li>
                <a
                  href="${withQuery(path, { attachment: id })}"
                  ${id === shown?.value.id && html`aria-current="true"`}
                  >${title}</a
                >
              </li>
            `,
          )}
        </ul>
        <form class="fields" method="post" action="${path}">
          <label for="grade">Grade${post.maxPoints !== undefined && ` (of ${post.maxPoints})`}</label>
          <input id="grade" name="grade" inputmode="decimal" value="${draft}" />
          <p class="quiet">${returned === undefined ? 'Draft' : `Returned with ${returned}`}</p>
          <p class="create">
            <button class="button" type="submit" name="action" value="save">Save</button>
            <button class="button primary" type="submit" name="action" value="return">Return</button>
          </p>
        </form>
      </div>
    </aside>
  `
}
