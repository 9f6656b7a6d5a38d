import { fullName, type Person } from '../../district/person.ts'
import { html, type Html } from '../../pages/html.ts'
import { account } from '../../district/account.ts'
import { canvasAddress } from '../addresses.ts'
import { accountPage, type AccountView } from './account-page.ts'

interface UsersView extends AccountView {
  people: readonly Person[]
}

/** Everybody in the account, and what the tool may be asked about each. */
export const accountUsersPage = ({ people, ...view }: UsersView): Html =>
  accountPage({
    ...view,
    section: 'users',
    title: 'People',
    content: html`
      <h1>People</h1>
      <p>Ask ${view.toolName} what it keeps about somebody, and to delete it.</p>
      <table class="list">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col" class="wide-only">SIS ID</th>
            <th scope="col">Data in ${view.toolName}</th>
          </tr>
        </thead>
        <tbody>
          ${people.map((person) => row(person, view.person))}
        </tbody>
      </table>
    `,
  })

const row = (person: Person, visitor: Person): Html => html`
  <tr>
    <th scope="row">${fullName(person)}</th>
    <td class="wide-only">${person.sisId}</td>
    <td>
      <a
        href="${canvasAddress(`/accounts/${account.id}/users/${person.id}/data_privacy`, visitor)}"
        aria-label="Data about ${fullName(person)}"
        >Show or delete</a
      >
    </td>
  </tr>
`
