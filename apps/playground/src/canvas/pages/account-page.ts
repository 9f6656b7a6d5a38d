import { html, type Html } from '../../pages/html.ts'
import type { PlatformProfile } from '../../platform/profile.ts'
import { account } from '../../district/account.ts'
import { canvasAddress, toolId } from '../addresses.ts'
import { courses } from '../../district/courses.ts'
import type { Person } from '../../district/person.ts'
import { canvasPage } from './canvas-page.ts'
import { courseTable } from './dashboard-page.ts'

interface AccountView {
  person: Person
  toolName: string
}

interface AccountPage extends AccountView {
  section: 'courses' | 'settings' | 'tool'
  title: string
  content: Html
  scripts?: readonly string[]
}

const root = `/accounts/${account.id}`

/** A page of the account, with the tool's placement in its menu. */
export const accountPage = (page: AccountPage): Html =>
  canvasPage({
    ...page,
    title: `${page.title}: ${account.name}`,
    active: 'admin',
    crumbs: [{ label: account.name, href: canvasAddress(root, page.person) }, { label: page.title }],
    menu: {
      label: 'Account menu',
      items: [
        { key: 'courses', label: 'Courses', path: root },
        { key: 'settings', label: 'Settings', path: `${root}/settings` },
        { key: 'tool', label: page.toolName, path: `${root}/external_tools/${toolId}` },
      ].map(({ key, label, path }) => ({
        label,
        href: canvasAddress(path, page.person),
        current: key === page.section,
      })),
    },
  })

export const accountCoursesPage = (view: AccountView): Html =>
  accountPage({
    ...view,
    section: 'courses',
    title: 'Courses',
    content: html`
      <h1>Courses</h1>
      ${courseTable(courses, view.person)}
    `,
  })

export const accountSettingsPage = (view: AccountView & { profile: PlatformProfile }): Html =>
  accountPage({
    ...view,
    section: 'settings',
    title: 'Settings',
    content: html`
      <h1>Settings</h1>
      <h2>Apps</h2>
      <p>${view.toolName} is installed for the whole account.</p>
      <dl class="facts">
        ${Object.entries(installationFacts(view.profile)).map(
          ([term, value]) => html`
            <dt>${term}</dt>
            <dd><code>${value}</code></dd>
          `,
        )}
      </dl>
    `,
  })

const installationFacts = (profile: PlatformProfile): Record<string, string> => ({
  Issuer: profile.issuer,
  'Client ID': profile.clientId,
  'Deployment ID': profile.deploymentId,
  'Authorization endpoint': profile.authorizationEndpoint,
  'Token endpoint': profile.tokenEndpoint,
  'Key set': profile.jwksUri,
})
