import { html, type Html } from '../../pages/html.ts'
import type { Person } from '../../district/person.ts'
import { canvasPage } from './canvas-page.ts'

export const helpPage = (person: Person, toolName: string): Html =>
  canvasPage({
    title: 'Help',
    person,
    active: 'help',
    content: html`
      <h1>What is this place?</h1>
      <p class="lead">
        This is not Canvas. It is a small stand-in that speaks to ${toolName} the way Canvas does, so that you
        can see ${toolName} at work without an LMS of your own.
      </p>
      <p>
        Courses, people and grades are invented. The launch is real: a login initiation, an authentication
        request, and a signed token travel between two sites, and each side checks what the other sent. Open
        “What just happened” below a launch to read along.
      </p>
      <p><a class="button primary" href="/">Choose who you want to be</a></p>
    `,
  })
