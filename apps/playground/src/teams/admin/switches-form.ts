import { html, type Html } from '../../pages/html.ts'
import { describedSwitches, switchGroups, type Switches } from '../switches.ts'
import { adminRoot } from './admin-root.ts'

/** Each switch with its choices, group by group. */
export const switchesForm = (switches: Readonly<Switches>): Html => html`
  <section class="setting" aria-labelledby="switches">
    <h2 id="switches">What may go wrong</h2>
    <form class="switches" method="post" action="${adminRoot}/switches">
      ${switchGroups.map(
        ({ title, names }) => html`
          <fieldset>
            <legend>${title}</legend>
            ${names.map((name) => choice(name, switches[name]))}
          </fieldset>
        `,
      )}
      <p class="admin-actions">
        <button class="button primary">Switch</button>
        <button class="button" name="usual" value="yes">Everything as usual</button>
      </p>
    </form>
  </section>
`

function choice(name: keyof Switches, current: Switches[keyof Switches]): Html {
  const { title, choices } = describedSwitches[name]
  return html`
    <p>
      <label for="${name}">${title}</label>
      <select id="${name}" name="${name}">
        ${choices.map(
          ({ value, words }) =>
            html`<option value="${String(value)}" ${value === current && html`selected`}>${words}</option>`,
        )}
      </select>
    </p>
  `
}
