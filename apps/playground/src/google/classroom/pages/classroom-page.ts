import { htmlDocument } from '../../../pages/html-document.ts'
import { html, type Html } from '../../../pages/html.ts'
import { icon } from '../../../pages/icons.ts'
import { settingsPath, signInPath } from '../../addresses.ts'
import { nameOf } from '../../google-accounts.ts'
import { at, inClass, type ClassVisit, type Visit } from '../visit.ts'

interface ClassroomPage {
  visit: Visit
  title: string
  content: Html
  scripts?: readonly string[]
  /** Pages that a frame fills have no more above it than Classroom does. */
  bodyClass?: string
}

/** Classroom around a page: the strip that says what this is, and the bar with the account. */
export const classroomPage = ({ visit, title, content, scripts, bodyClass = '' }: ClassroomPage): Html =>
  htmlDocument({
    title: `${title} — Simulated Google Classroom · playground`,
    bodyClass: `google classroom ${bodyClass}`,
    scripts,
    body: html`
      <a class="skip" href="#content">Skip to content</a>
      <aside class="strip" aria-label="Playground">
        <p>
          <strong>Simulated<span class="strip-extra"> Google Classroom · playground</span></strong>
        </p>
        <p>
          <a href="${settingsPath}">Switches</a>
          <a href="/google">Be someone else</a>
        </p>
      </aside>
      <header class="classroom-bar">
        <a class="classroom-mark" href="${at(visit)}">${icon('courses')}Classroom</a>
        ${accountMenu(visit)}
      </header>
      ${content}
    `,
  })

const accountMenu = ({ account, index, present }: Visit): Html => html`
  <details class="account-menu">
    <summary>
      <span class="avatar" aria-hidden="true">${account.name[0]}</span>
      <span class="account-name">${nameOf(account)}</span>
    </summary>
    <ul>
      ${present.map(
        (one, other) =>
          html`<li>
            <a href="${at({ index: other })}" ${other === index && html`aria-current="true"`}
              >${nameOf(one)}<br /><span class="quiet">${one.email}</span></a
            >
          </li>`,
      )}
      <li><a href="${signInPath(at({ index: present.length }))}">Add another account</a></li>
      <li><a href="/google/accounts.google.com/Logout">Sign out of all accounts</a></li>
    </ul>
  </details>
`

interface ClassPage extends Omit<ClassroomPage, 'visit'> {
  visit: ClassVisit
  tab: 'stream' | 'classwork' | 'people'
}

/** A page inside a class. */
export const classPage = ({ visit, tab, title, content, ...page }: ClassPage): Html =>
  classroomPage({
    ...page,
    visit,
    title: `${title}: ${visit.course.name}`,
    content: html`
      <nav class="class-tabs" aria-label="${visit.course.name}">
        <ul>
          ${tabs.map(
            ({ key, words, rest }) =>
              html`<li>
                <a href="${inClass(visit, rest)}" ${key === tab && html`aria-current="page"`}>${words}</a>
              </li>`,
          )}
        </ul>
      </nav>
      <main class="class-content" id="content" tabindex="-1">${content}</main>
    `,
  })

const tabs = [
  { key: 'stream', words: 'Stream', rest: '' },
  { key: 'classwork', words: 'Classwork', rest: '/classwork' },
  { key: 'people', words: 'People', rest: '/people' },
] as const
