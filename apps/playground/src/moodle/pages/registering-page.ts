import { hostAddress } from '../../host/addresses.ts'
import { hostPage } from '../../host/pages/host-page.ts'
import type { Visit } from '../../host/visitor.ts'
import { html, type Html } from '../../pages/html.ts'

/** The tool's own registration page, in a frame that it closes itself when it is done. */
export const registeringPage = (visit: Visit, address: string): Html => {
  const tools = hostAddress(visit.host, '/admin', visit.person)
  return hostPage({
    visit,
    title: 'Register a tool',
    active: 'admin',
    scripts: ['registering.js'],
    content: html`
      <h1>Register a tool</h1>
      <iframe
        class="tool"
        id="registering"
        title="Registration page of the tool"
        src="${address}"
        data-back="${tools}"
      ></iframe>
      <p><a href="${tools}">Back to the tools</a></p>
    `,
  })
}
