import { fullName, isStudent } from '../../district/person.ts'
import type { Flash } from '../../http/flash.ts'
import { flashed } from '../../pages/flashed.ts'
import { htmlDocument } from '../../pages/html-document.ts'
import { html, type Html } from '../../pages/html.ts'
import { icon } from '../../pages/icons.ts'
import { hostAddress, inCourse } from '../addresses.ts'
import type { InstalledTool } from '../host.ts'
import type { CourseVisit, Visit } from '../visitor.ts'

export interface HostPage {
  visit: Visit
  title: string
  active: 'courses' | 'admin'
  /** The menu of a course. */
  menu?: Html
  content: Html
  /** What a tool said at the end of a visit. */
  flash?: Flash
  scripts?: readonly string[]
}

/** A host around a page: the strip that says what this is, its bar, and the menu of a course. */
export const hostPage = ({ visit, title, active, menu, content, flash, scripts = [] }: HostPage): Html =>
  htmlDocument({
    title: `${title} — Simulated ${visit.host.name} · playground`,
    bodyClass: `host ${visit.host.key}`,
    scripts,
    body: html`
      <a class="skip" href="#content">Skip to content</a>
      ${strip(visit)} ${bar(visit, active)}
      <div class="${menu ? 'host-columns with-menu' : 'host-columns'}">
        ${menu}
        <main id="content" tabindex="-1">${flash && flashed(flash)} ${content}</main>
      </div>
    `,
  })

const strip = ({ host, person }: Visit): Html => html`
  <aside class="strip" aria-label="Playground">
    <p>
      <span><strong>Simulated ${host.name}</strong> · playground</span>
    </p>
    <p>
      <span>You are <strong>${fullName(person)}</strong></span>
      <a href="/${host.key}">Be someone else</a>
    </p>
  </aside>
`

const bar = ({ host, person, organization }: Visit, active: HostPage['active']): Html => html`
  <header class="host-bar">
    <a class="host-mark" href="${hostAddress(host, '/home', person)}">${icon('tree')}${organization.name}</a>
    <nav aria-label="${host.name}">
      <ul>
        ${entry(host.words.courses, hostAddress(host, '/home', person), active === 'courses')}
        ${person.kind === 'admin' && entry(host.words.admin, hostAddress(host, '/admin', person), active === 'admin')}
      </ul>
    </nav>
  </header>
`

type CourseSection = 'content' | 'people' | 'grades' | 'settings' | InstalledTool

interface CoursePage {
  visit: CourseVisit
  section: CourseSection
  title: string
  content: Html
  flash?: Flash
  scripts?: readonly string[]
}

/** A page inside a course. */
export const coursePage = ({ section, title, ...page }: CoursePage): Html =>
  hostPage({
    ...page,
    title: `${title}: ${page.visit.course.title}`,
    active: 'courses',
    menu: courseMenu(page.visit, section),
  })

function courseMenu({ host, person, course }: CourseVisit, section: CourseSection): Html {
  const to = (rest: string): string => hostAddress(host, inCourse(course, rest), person)
  const teaches = !isStudent(person)
  return html`
    <nav class="host-menu" aria-label="${course.title}">
      <p class="host-menu-title">${course.title}</p>
      <ul>
        ${entry(host.words.content, to(''), section === 'content')}
        ${entry(host.words.grades, to('/grades'), section === 'grades')}
        ${entry(host.words.people, to('/people'), section === 'people')}
        ${
          teaches &&
          host.hasCourseMenu &&
          host
            .tools()
            .map((installed) =>
              entry(installed.platform.tool.name, to(`/tools/${installed.id}`), section === installed),
            )
        }
        ${teaches && entry('Settings', to('/settings'), section === 'settings')}
      </ul>
    </nav>
  `
}

const entry = (label: string, href: string, current: boolean): Html =>
  html`<li><a href="${href}" ${current && html`aria-current="page"`}>${label}</a></li>`
