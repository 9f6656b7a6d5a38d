import { flashed } from '../../pages/flashed.ts'
import { htmlDocument } from '../../pages/html-document.ts'
import { html, type Html } from '../../pages/html.ts'
import { icon } from '../../pages/icons.ts'
import { canvasAddress } from '../addresses.ts'
import type { Flash } from '../../http/flash.ts'
import { fullName, type Person } from '../../district/person.ts'

export interface Crumb {
  label: string
  href?: string
}

interface MenuItem {
  label: string
  href: string
  current: boolean
}

export interface CanvasPage {
  title: string
  person: Person
  active: 'dashboard' | 'courses' | 'admin' | 'help'
  crumbs?: readonly Crumb[]
  /** The menu of a course or of the account. */
  menu?: { label: string; items: readonly MenuItem[] }
  content: Html
  /** What a tool said at the end of a visit. */
  flash?: Flash
  aside?: Html
  /** Where Student View ends; only the test student has it. */
  leaveStudentView?: string
  scripts?: readonly string[]
}

/** Canvas around a page: the strip that says what this is, the global navigation, breadcrumbs, and a menu. */
export const canvasPage = (page: CanvasPage): Html =>
  htmlDocument({
    title: `${page.title} — Simulated Canvas · playground`,
    bodyClass: 'canvas',
    scripts: ['menu.js', ...(page.scripts ?? [])],
    body: html`
      <a class="skip" href="#content">Skip to content</a>
      ${strip(page)}
      <div class="shell">
        ${globalNavigation(page)}
        <div class="beside-navigation">
          ${page.crumbs && pageHeader(page.crumbs, page.menu)}
          <div class="${page.menu ? 'columns with-menu' : 'columns'}">
            ${page.menu && sideMenu(page.menu)}
            <main id="content" tabindex="-1">${page.flash && flashed(page.flash)} ${page.content}</main>
            ${page.aside && html`<aside aria-label="Sidebar">${page.aside}</aside>`}
          </div>
        </div>
      </div>
    `,
  })

const strip = ({ person, leaveStudentView }: CanvasPage): Html => html`
  <aside class="strip" aria-label="Playground">
    <p>
      <span><strong>Simulated Canvas</strong> · playground</span>
    </p>
    <p>
      <span>You are <strong>${fullName(person)}</strong></span>
      <a href="${leaveStudentView ?? '/'}">${leaveStudentView ? 'Leave Student View' : 'Be someone else'}</a>
    </p>
  </aside>
`

const globalNavigation = ({ person, active }: CanvasPage): Html => html`
  <nav class="global" aria-label="Global navigation">
    <a class="mark" href="${canvasAddress('', person)}" aria-label="Fairview Schools dashboard"
      >${icon('tree')}</a
    >
    <ul>
      ${globalEntries
        .filter((entry) => entry.key !== 'admin' || person.kind === 'admin')
        .map(
          ({ key, label, path }) => html`
            <li>
              <a href="${canvasAddress(path, person)}" ${ariaCurrent(key === active)}
                >${icon(key)}<span>${label}</span></a
              >
            </li>
          `,
        )}
    </ul>
  </nav>
`

const globalEntries: { key: CanvasPage['active']; label: string; path: string }[] = [
  { key: 'dashboard', label: 'Dashboard', path: '' },
  { key: 'courses', label: 'Courses', path: '/courses' },
  { key: 'admin', label: 'Admin', path: '/accounts/1' },
  { key: 'help', label: 'Help', path: '/help' },
]

const pageHeader = (crumbs: readonly Crumb[], menu: CanvasPage['menu']): Html => html`
  <header class="page-header">
    ${
      menu &&
      html`<button type="button" class="menu-toggle" aria-controls="side-menu" aria-expanded="true">
        ${icon('menu')}<span class="visually-hidden">${menu.label}</span>
      </button>`
    }
    <nav aria-label="Breadcrumbs">
      <ol>
        ${crumbs.map(({ label, href }) =>
          href ? html`<li><a href="${href}">${label}</a></li>` : html`<li aria-current="page">${label}</li>`,
        )}
      </ol>
    </nav>
  </header>
`

const sideMenu = ({ label, items }: NonNullable<CanvasPage['menu']>): Html => html`
  <nav class="side-menu" id="side-menu" aria-label="${label}">
    <ul>
      ${items.map(
        (item) => html`<li><a href="${item.href}" ${ariaCurrent(item.current)}>${item.label}</a></li>`,
      )}
    </ul>
  </nav>
`

const ariaCurrent = (current: boolean): Html | false => current && html`aria-current="page"`
