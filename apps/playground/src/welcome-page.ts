import { canvasAddress, coursePath, toolId } from './canvas/addresses.ts'
import { account } from './district/account.ts'
import { courses } from './district/courses.ts'
import { mayEnter, type Course } from './district/course.ts'
import { people } from './district/people.ts'
import { fullName, type Person } from './district/person.ts'
import { htmlDocument } from './pages/html-document.ts'
import { html, type Html } from './pages/html.ts'
import { icon } from './pages/icons.ts'

/** Where somebody without an LMS begins: choose a person, or look at the director's side. */
export const welcomePage = (toolName: string, consoleUrl: string, more: readonly HostEntry[] = []): Html =>
  htmlDocument({
    title: `${toolName} playground: who do you want to be?`,
    bodyClass: 'welcome',
    body: html`
      <header>
        <p class="kicker">${icon('tree')} Simulated hosts · playground</p>
        <h1>Who do you want to be?</h1>
        <p class="lead">
          ${account.name} is an imaginary district. Choose a person, and this page hands you to ${toolName}
          the way Canvas would: through a real LTI 1.3 launch, from another site, in a frame.
        </p>
      </header>
      <main>
        <section aria-labelledby="hosts">
          <h2 id="hosts">Other hosts</h2>
          <p class="quiet">The same district, if it taught in another LMS.</p>
          <ul class="people">
            ${[...hosts, ...more].map(
              ({ key, name, line }) => html`
                <li class="person">
                  <span class="avatar" aria-hidden="true">${name[0]}</span>
                  <div>
                    <h3><a href="/${key}">${name}</a></h3>
                    <p>${line(toolName)}</p>
                  </div>
                </li>
              `,
            )}
          </ul>
        </section>
        ${group('Teachers', 'Find an approved app for the class and open it.', 'teacher')}
        ${group('Students', 'Open the app that the teacher linked, and nothing else.', 'student')}
        <section aria-labelledby="courses">
          <h2 id="courses">Courses</h2>
          <p class="quiet">Look around as the one who teaches them.</p>
          <ul class="people">
            ${courses.map(courseCard)}
          </ul>
        </section>
        <div class="pair">
          ${group('Administrator', 'Sees how the tool is installed.', 'admin')}
          <section aria-labelledby="director">
            <h2 id="director">Director</h2>
            <p class="quiet">Works outside of Canvas, in a console of their own.</p>
            <ul class="people">
              <li class="person">
                <span class="avatar" aria-hidden="true">${icon('dashboard')}</span>
                <div>
                  <h3><a href="${consoleUrl}">${toolName} console</a></h3>
                  <p>What is installed, used, and waiting for a decision</p>
                </div>
              </li>
            </ul>
          </section>
        </div>
      </main>
      <footer>
        <p>
          Everyone here is invented. Who you are stands in the address of each page, so two tabs can be two
          people. None of it is Canvas, Moodle, Schoology, Google Classroom or Microsoft Teams, nor affiliated
          with those who make them.
        </p>
      </footer>
    `,
  })

const group = (title: string, line: string, kind: Person['kind']): Html => html`
  <section aria-labelledby="${kind}">
    <h2 id="${kind}">${title}</h2>
    <p class="quiet">${line}</p>
    <ul class="people">
      ${people.filter((person) => person.kind === kind).map(personCard)}
    </ul>
  </section>
`

const personCard = (person: Person): Html => html`
  <li class="person">
    <span class="avatar ${tintOf(person)}" aria-hidden="true"
      >${person.givenName[0]}${person.familyName[0]}</span
    >
    <div>
      <h3><a href="${firstPage(person)}">${fullName(person)}</a></h3>
      <p>${person.line}</p>
    </div>
  </li>
`

const courseCard = (course: Course): Html => html`
  <li class="person tint-${course.id}">
    <span class="swatch" aria-hidden="true"></span>
    <div>
      <h3><a href="/canvas${coursePath(course, '/modules')}?as=${course.teacherId}">${course.title}</a></h3>
      <p>${course.school}</p>
    </div>
  </li>
`

/** One click shows the product: teachers and the administrator land in the tool, students where their links are. */
function firstPage(person: Person): string {
  if (person.kind === 'admin')
    return canvasAddress(`/accounts/${account.id}/external_tools/${toolId}`, person)
  const [course] = coursesOf(person)
  if (!course) return canvasAddress('', person)
  const rest = person.kind === 'teacher' ? `/external_tools/${toolId}` : '/modules'
  return canvasAddress(coursePath(course, rest), person)
}

function tintOf(person: Person): string {
  const [course] = coursesOf(person)
  return course && person.kind !== 'admin' ? `tint-${course.id}` : ''
}

const coursesOf = (person: Person): Course[] => courses.filter((course) => mayEnter(course, person))

export interface HostEntry {
  key: string
  name: string
  line: (toolName: string) => string
}

const hosts: readonly HostEntry[] = [
  {
    key: 'moodle',
    name: 'Moodle',
    line: (toolName) =>
      `${toolName} is not in it yet: as the administrator, paste a registration link of its console and activate the tool.`,
  },
  { key: 'schoology', name: 'Schoology', line: () => 'Two districts under one app.' },
  { key: 'strict', name: 'Strict platform', line: () => 'Everything by the book.' },
]
