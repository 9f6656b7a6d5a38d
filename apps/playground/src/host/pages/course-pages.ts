import { enrollmentsOf } from '../../district/roster.ts'
import type { ModuleContent, PlacedLink } from '../../district/module-links.ts'
import { fullName, isStudent } from '../../district/person.ts'
import type { Flash } from '../../http/flash.ts'
import { html, type Html } from '../../pages/html.ts'
import { icon } from '../../pages/icons.ts'
import { hostAddress, inCourse } from '../addresses.ts'
import type { CourseVisit } from '../visitor.ts'
import { coursePage } from './host-page.ts'

/** The content of a course: its own items, and the links that teachers placed. */
export const contentPage = (visit: CourseVisit, flash: Flash): Html =>
  coursePage({
    visit,
    flash,
    section: 'content',
    title: visit.host.words.content,
    content: html`
      <h1>${visit.course.title}</h1>
      ${visit.organization.links.modulesOf(visit.course).map((module) => moduleSection(module, visit))}
    `,
  })

const moduleSection = ({ title, items, links }: ModuleContent, visit: CourseVisit): Html => html`
  <details class="module" open>
    <summary>
      ${icon('caret')}
      <h2>${title}</h2>
    </summary>
    <ul>
      ${items.map(
        (item) => html`
          <li>
            ${icon(item.kind)}
            <div>
              <p>${item.title}</p>
              <p class="quiet">${item.text}</p>
            </div>
          </li>
        `,
      )}
      ${links.map((link) => placedLink(link, visit))}
    </ul>
    ${!isStudent(visit.person) && visit.host.tools().some(({ selectionUrl }) => selectionUrl !== undefined) && addTo(title, visit)}
  </details>
`

const placedLink = (link: PlacedLink, visit: CourseVisit): Html => html`
  <li>
    ${icon(link.kind === 'assignment' ? 'assignment' : 'link')}
    <div>
      ${linkTitle(link, visit)} ${link.text && html`<p>${link.text}</p>`}
      ${link.points && html`<p class="quiet">${link.points} points</p>`}
    </div>
    ${
      !isStudent(visit.person) &&
      html`<form
        method="post"
        action="${hostAddress(visit.host, inCourse(visit.course, `/links/${link.id}/remove`), visit.person)}"
      >
        <button type="submit" class="text-button" aria-label="Remove ${link.title}">Remove</button>
      </form>`
    }
  </li>
`

function linkTitle(link: PlacedLink, { host, course, person }: CourseVisit): Html {
  if (link.kind === 'text') return html`<p>${link.title}</p>`
  if (link.kind === 'web')
    return html`<a href="${link.url}" target="_blank" rel="noreferrer">${link.title}</a>`
  return html`<a href="${hostAddress(host, inCourse(course, `/links/${link.id}`), person)}">${link.title}</a>`
}

const addTo = (module: string, { host, course, person }: CourseVisit): Html => html`
  <div class="module-actions">
    <a
      class="button"
      href="${hostAddress(host, inCourse(course, '/add'), person, { module })}"
      aria-label="${host.words.add}: ${module}"
      >${icon('plus')}${host.words.add}</a
    >
  </div>
`

/** What can be added to a course: every tool that answers choices. */
export const addPage = (visit: CourseVisit, module: string): Html =>
  coursePage({
    visit,
    section: 'content',
    title: visit.host.words.addTitle,
    content: html`
      <h1>${visit.host.words.addTitle}</h1>
      <p class="quiet">${module}</p>
      <ul class="chooser">
        ${visit.host
          .tools()
          .filter(({ selectionUrl }) => selectionUrl !== undefined)
          .map(
            ({ id, platform }) => html`
              <li>
                <a
                  href="${hostAddress(
                    visit.host,
                    inCourse(visit.course, `/tools/${id}/choose`),
                    visit.person,
                    {
                      module,
                    },
                  )}"
                  >${icon('link')}<span>${platform.tool.name}</span></a
                >
              </li>
            `,
          )}
      </ul>
    `,
  })

export const peoplePage = (visit: CourseVisit): Html =>
  coursePage({
    visit,
    section: 'people',
    title: visit.host.words.people,
    content: html`
      <h1>${visit.host.words.people}</h1>
      <table class="list">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Role</th>
          </tr>
        </thead>
        <tbody>
          ${enrollmentsOf(visit.course, visit.organization.people)
            .filter(({ active }) => active)
            .map(
              ({ person, role }) => html`
                <tr>
                  <th scope="row">${fullName(person)}</th>
                  <td>${role}</td>
                </tr>
              `,
            )}
        </tbody>
      </table>
    `,
  })

export const settingsPage = (visit: CourseVisit): Html =>
  coursePage({
    visit,
    section: 'settings',
    title: 'Settings',
    content: html`
      <h1>Settings</h1>
      <section class="setting" aria-labelledby="copying">
        <h2 id="copying">Next year’s course</h2>
        <p>A copy has the same content and links, each with an id of its own, and no students yet.</p>
        <form
          method="post"
          action="${hostAddress(visit.host, inCourse(visit.course, '/copy'), visit.person)}"
        >
          <button type="submit" class="button">Copy this course</button>
        </form>
      </section>
    `,
  })
