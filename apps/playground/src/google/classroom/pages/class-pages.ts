import { html, type Html } from '../../../pages/html.ts'
import { nameOf, type GoogleAccount } from '../../google-accounts.ts'
import { tintOf } from '../open-courses.ts'
import { kindWords, titleOf, type PostKind } from '../post.ts'
import { inClass, type ClassVisit } from '../visit.ts'
import { classPage } from './classroom-page.ts'
import { postList } from './post-cards.ts'

const visiblePosts = ({ site, course, teaches }: ClassVisit) =>
  site.posts.of(course).filter(({ item }) => teaches || !item.draft)

export const streamPage = (visit: ClassVisit): Html =>
  classPage({
    visit,
    tab: 'stream',
    title: 'Stream',
    content: html`
      <div class="class-banner ${tintOf(visit.course)}">
        <h1>${visit.course.name}</h1>
        <p>${visit.course.section}</p>
      </div>
      ${visit.teaches && createButtons(visit, ['announcement'])}
      ${postList(
        visit,
        visiblePosts(visit).filter(({ kind, item }) => kind === 'announcement' || !item.draft),
      )}
    `,
  })

export const classworkPage = (visit: ClassVisit): Html =>
  classPage({
    visit,
    tab: 'classwork',
    title: 'Classwork',
    content: html`
      <h1>Classwork</h1>
      ${visit.teaches && createButtons(visit, ['assignment', 'question', 'material'])}
      ${visit.teaches && html`<p><a href="${inClass(visit, '/reuse')}">Reuse post</a></p>`}
      ${postList(
        visit,
        visiblePosts(visit).filter(({ kind }) => kind !== 'announcement'),
      )}
    `,
  })

const createButtons = (visit: ClassVisit, kinds: readonly PostKind[]): Html => html`
  <form class="create" method="post" action="${inClass(visit, '/posts')}">
    ${kinds.map(
      (kind) =>
        html`<button class="button" type="submit" name="kind" value="${kind}">
          ${kind === 'announcement' ? 'Announce something to your class' : `Create ${kindWords[kind].toLowerCase()}`}
        </button>`,
    )}
  </form>
`

/** Posts of the teacher's classes, to be copied into this one with what hangs on them. */
export function reusePage(visit: ClassVisit): Html {
  const { site, account } = visit
  const classes = site.simulated.classroom.world.courses.filter(({ teachers }) =>
    teachers.includes(account.sub),
  )
  return classPage({
    visit,
    tab: 'classwork',
    title: 'Reuse post',
    content: html`
      <h1>Reuse post</h1>
      ${classes.map(
        (course) => html`
          <h2>${course.name}</h2>
          <ul class="reuse-list">
            ${site.posts.of(course).map(
              (post) => html`
                <li>
                  <form method="post" action="${inClass(visit, '/reuse')}">
                    <input type="hidden" name="class" value="${course.id}" />
                    <button class="text-button" type="submit" name="post" value="${post.item.itemId}">
                      ${titleOf(post)}
                    </button>
                  </form>
                </li>
              `,
            )}
          </ul>
        `,
      )}
    `,
  })
}

export function peoplePage(visit: ClassVisit): Html {
  const { site, course, teaches } = visit
  const known = (subs: readonly string[]) =>
    site.accounts
      .filter(({ sub }) => subs.includes(sub))
      .sort((a, b) => a.familyName.localeCompare(b.familyName))
  const others = site.accounts.filter(({ sub, role }) => role === 'student' && !course.students.includes(sub))
  return classPage({
    visit,
    tab: 'people',
    title: 'People',
    content: html`
      <h1>People</h1>
      <h2>Teachers</h2>
      ${memberList(visit, 'teachers', known(course.teachers))}
      <h2>Students</h2>
      ${memberList(visit, 'students', known(course.students))}
      ${
        teaches &&
        html`
          <form class="fields" method="post" action="${inClass(visit, '/people')}">
            <label for="sub">Add a student</label>
            <select id="sub" name="sub">
              ${others.map((one) => html`<option value="${one.sub}">${nameOf(one)}</option>`)}
            </select>
            <input type="hidden" name="kind" value="students" />
            <button class="button" type="submit" name="action" value="add">Add</button>
          </form>
        `
      }
    `,
  })
}

const memberList = (
  visit: ClassVisit,
  kind: 'teachers' | 'students',
  members: readonly GoogleAccount[],
): Html => html`
  <ul class="member-list">
    ${members.map(
      (one) => html`
        <li>
          <span class="avatar" aria-hidden="true">${one.name[0]}</span>
          <span>${nameOf(one)}</span>
          ${
            visit.teaches &&
            html`
              <form method="post" action="${inClass(visit, '/people')}">
                <input type="hidden" name="sub" value="${one.sub}" />
                <input type="hidden" name="kind" value="${kind}" />
                <button class="text-button" type="submit" name="action" value="remove">
                  Remove<span class="visually-hidden"> ${nameOf(one)}</span>
                </button>
              </form>
            `
          }
        </li>
      `,
    )}
  </ul>
`
