import { htmlDocument } from '../../../pages/html-document.ts'
import { html, type Html } from '../../../pages/html.ts'
import { icon } from '../../../pages/icons.ts'
import { initials, teamsPeople, type TeamsPerson } from '../../tenant/teams-people.ts'
import { teamsRoot } from '../teams-view.ts'

const groups: { role: TeamsPerson['role']; title: string; line: string }[] = [
  { role: 'teacher', title: 'Teachers', line: 'Own the team of their class.' },
  { role: 'student', title: 'Students', line: 'Are members of their classes.' },
  { role: 'guest', title: 'Guest', line: 'Was invited from another district.' },
  { role: 'admin', title: 'Administrator', line: 'Is in no class.' },
]

/** Where Teams begins: who do you want to be? `to` is where that leads, for a link that says nobody. */
export const peoplePage = (firstTab: string, to?: string): Html =>
  htmlDocument({
    title: 'Who do you want to be? — Simulated Teams · playground',
    bodyClass: 'welcome',
    body: html`
      <header>
        <p class="kicker">${icon('tree')} Simulated Microsoft Teams · playground</p>
        <h1>Who do you want to be?</h1>
        <p class="lead">
          ${to && 'The link leads into Teams, for whoever opens it. '}The district and everyone in it are
          invented. This is not Microsoft Teams, nor affiliated with those who make it.
        </p>
      </header>
      <main>
        ${groups.map(
          ({ role, title, line }) => html`
            <section aria-labelledby="${role}">
              <h2 id="${role}">${title}</h2>
              <p class="quiet">${line}</p>
              <ul class="people">
                ${teamsPeople
                  .filter((person) => person.role === role)
                  .map((person) => card(person, to ?? firstPage(person, firstTab)))}
              </ul>
            </section>
          `,
        )}
        <section aria-labelledby="behind">
          <h2 id="behind">Behind the scenes</h2>
          <p>
            <a href="/microsoft/admin">Admin center and what may go wrong</a>: the app package, consent, and
            faults to switch on.
          </p>
        </section>
      </main>
      <footer>
        <p><a href="/">All simulated hosts</a></p>
      </footer>
    `,
  })

const card = (person: TeamsPerson, path: string): Html => {
  const url = new URL(path, 'http://playground')
  url.searchParams.set('as', person.id)
  return html`
    <li class="person">
      <span class="avatar" aria-hidden="true">${initials(person)}</span>
      <div>
        <h3><a href="${teamsRoot}${url.pathname}${url.search}">${person.name}</a></h3>
        <p>${person.line}</p>
      </div>
    </li>
  `
}

const firstPage = ({ role }: TeamsPerson, firstTab: string): string =>
  role === 'student' || role === 'guest' ? '/teams' : `/apps/${firstTab}`
