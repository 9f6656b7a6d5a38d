import { htmlDocument } from './html-document.ts'
import { html, type Html } from './html.ts'

interface Chosen {
  hostName: string
  count: number
  moduleTitle: string
  backTo: string
}

/** Inside the frame after a choice: its script has the page around it go back to the course. */
export const chosenPage = ({ hostName, count, moduleTitle, backTo }: Chosen): Html =>
  htmlDocument({
    title: `Chosen — Simulated ${hostName} · playground`,
    bodyClass: 'refusal',
    scripts: ['chosen.js'],
    body: html`
      <main>
        <p class="kicker">Simulated ${hostName} · playground</p>
        <h1>${count === 0 ? 'Nothing was added' : 'Added to the course'}</h1>
        ${count > 0 && html`<p>${count === 1 ? 'One link' : `${count} links`} in ${moduleTitle}.</p>`}
        <p><a class="button primary" id="back" href="${backTo}" target="_top">Back to the course</a></p>
      </main>
    `,
  })
