import { account } from '../district/account.ts'
import { htmlDocument } from '../pages/html-document.ts'
import { html, type Html } from '../pages/html.ts'
import { icon } from '../pages/icons.ts'
import { googleHome, settingsPath } from './addresses.ts'
import { nameOf, type GoogleAccount } from './google-accounts.ts'
import type { GoogleSite } from './google-site.ts'

/** Who can be somebody in Classroom: choosing one signs them in, and everybody else out. */
export const whoPage = ({ accounts, toolName }: GoogleSite): Html =>
  htmlDocument({
    title: 'Simulated Google Classroom: who do you want to be?',
    bodyClass: 'welcome',
    body: html`
      <header>
        <p class="kicker">${icon('tree')} Simulated Google Classroom · playground</p>
        <h1>Who do you want to be?</h1>
        <p class="lead">
          Your browser remembers one person here, or several, as it does with Google. In a class, create an
          assignment and attach something with ${toolName}.
        </p>
        <p><a href="/">All hosts</a> · <a href="${settingsPath}">What can go wrong</a></p>
      </header>
      <main>
        <h2>${account.name}</h2>
        <ul class="people">
          ${accounts.filter(({ line }) => line !== '').map(card)}
        </ul>
      </main>
    `,
  })

const card = (person: GoogleAccount): Html => html`
  <li class="person">
    <span class="avatar" aria-hidden="true">${person.name[0]}${person.familyName[0]}</span>
    <div>
      <h3><a href="${googleHome}/be/${person.personId}">${nameOf(person)}</a></h3>
      <p>${person.line}</p>
    </div>
  </li>
`
