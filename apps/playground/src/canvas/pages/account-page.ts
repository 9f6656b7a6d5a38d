import { html, type Html } from '../../pages/html.ts'
import { account } from '../../district/account.ts'
import { canvasAddress, toolId } from '../addresses.ts'
import type { Course } from '../../district/course.ts'
import type { Person } from '../../district/person.ts'
import type { Flash } from '../../http/flash.ts'
import { canvasPage } from './canvas-page.ts'
import { courseTable } from './dashboard-page.ts'

export type AccountSection = 'courses' | 'users' | 'settings' | 'tool'

export interface AccountView {
  person: Person
  toolName: string
  /** What a tool said at the end of a visit. */
  flash?: Flash
}

interface AccountPage extends AccountView {
  section: AccountSection
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
        { key: 'users', label: 'People', path: `${root}/users` },
        { key: 'settings', label: 'Settings', path: `${root}/settings` },
        { key: 'tool', label: page.toolName, path: `${root}/external_tools/${toolId}` },
      ].map(({ key, label, path }) => ({
        label,
        href: canvasAddress(path, page.person),
        current: key === page.section,
      })),
    },
  })

export const accountCoursesPage = (view: AccountView & { courses: readonly Course[] }): Html =>
  accountPage({
    ...view,
    section: 'courses',
    title: 'Courses',
    content: html`
      <h1>Courses</h1>
      ${courseTable(view.courses, view.person)}
    `,
  })
