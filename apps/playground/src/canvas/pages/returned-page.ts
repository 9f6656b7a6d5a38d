import { htmlDocument } from '../../pages/html-document.ts'
import { html, type Html } from '../../pages/html.ts'

interface Returned {
  toolName: string
  /** What the tool said when it sent the person back (LTI Core §5.4.4: `lti_msg`, `lti_errormsg`). */
  message?: string
  backTo: string
}

/** Where a tool sends people back to: the launch's `return_url`, still inside the frame. */
export const returnedPage = ({ toolName, message, backTo }: Returned): Html =>
  htmlDocument({
    title: `Back from ${toolName} — Simulated Canvas · playground`,
    bodyClass: 'refusal',
    body: html`
      <main>
        <p class="kicker">Simulated Canvas · playground</p>
        <h1>You are back from ${toolName}</h1>
        ${message && html`<p>${toolName} says: “${message}”</p>`}
        <p><a class="button primary" href="${backTo}" target="_top">Continue</a></p>
      </main>
    `,
  })
