import { htmlDocument } from './html-document.ts'
import { html, type Html } from './html.ts'
import type { Flash } from '../http/flash.ts'

interface Returned {
  hostName: string
  toolName: string
  flash: Flash
  backTo: string
}

/**
 * Where a tool sends people back to: the launch's `return_url`, still inside the frame. Its script moves the page around
 * it to where the host shows what the tool said.
 */
export const returnedPage = ({ hostName, toolName, flash, backTo }: Returned): Html => {
  const said = flash.errorMessage ?? flash.message
  return htmlDocument({
    title: `Back from ${toolName} — Simulated ${hostName} · playground`,
    bodyClass: 'refusal',
    scripts: ['returned.js'],
    body: html`
      <main>
        <p class="kicker">Simulated ${hostName} · playground</p>
        <h1>You are back from ${toolName}</h1>
        ${said && html`<p>${toolName} says: “${said}”</p>`}
        <p><a class="button primary" id="back" href="${backTo}" target="_top">Continue</a></p>
      </main>
    `,
  })
}
