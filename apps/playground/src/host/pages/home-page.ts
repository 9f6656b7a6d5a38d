import { tintOf } from '../../district/course-shelf.ts'
import { fullName, type Person } from '../../district/person.ts'
import { htmlDocument } from '../../pages/html-document.ts'
import { html, type Html } from '../../pages/html.ts'
import { icon } from '../../pages/icons.ts'
import { hostAddress, inCourse } from '../addresses.ts'
import type { Host, Organization } from '../host.ts'
import type { Visit } from '../visitor.ts'
import { hostPage } from './host-page.ts'

/** The courses of a person. */
export const homePage = (visit: Visit): Html =>
  hostPage({
    visit,
    title: visit.host.words.courses,
    active: 'courses',
    content: html`
      <h1>${visit.host.words.courses}</h1>
      <ul class="course-cards">
        ${visit.organization.courses.of(visit.person).map(
          (course) => html`
            <li class="course-card ${tintOf(course)}">
              <div class="course-color"></div>
              <div class="course-facts">
                <h2>
                  <a href="${hostAddress(visit.host, inCourse(course), visit.person)}">${course.title}</a>
                </h2>
                <p class="quiet">${course.code} · ${course.school}</p>
              </div>
            </li>
          `,
        )}
      </ul>
    `,
  })

/** Who can be somebody in this host. */
export const whoPage = (host: Host): Html =>
  htmlDocument({
    title: `Simulated ${host.name}: who do you want to be?`,
    bodyClass: 'welcome',
    body: html`
      <header>
        <p class="kicker">${icon('tree')} Simulated ${host.name} · playground</p>
        <h1>Who do you want to be?</h1>
        <p><a href="/">All hosts</a></p>
      </header>
      <main>${host.organizations.map((organization) => peopleOf(host, organization))}</main>
    `,
  })

const peopleOf = (host: Host, { id, name, people }: Organization): Html => html`
  <section aria-labelledby="${id}">
    <h2 id="${id}">${name}</h2>
    <ul class="people">
      ${people.map((person) => card(host, person))}
    </ul>
  </section>
`

const card = (host: Host, person: Person): Html => html`
  <li class="person">
    <span class="avatar" aria-hidden="true">${person.givenName[0]}${person.familyName[0]}</span>
    <div>
      <h3>
        <a href="${hostAddress(host, person.kind === 'admin' ? '/admin' : '/home', person)}"
          >${fullName(person)}</a
        >
      </h3>
      <p>${person.line.replaceAll('Canvas', host.name)}</p>
    </div>
  </li>
`
