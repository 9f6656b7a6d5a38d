import { createHash } from 'node:crypto'
import { account } from '../district/account.ts'
import { courseShelf } from '../district/course-shelf.ts'
import type { Course } from '../district/course.ts'
import { courses } from '../district/courses.ts'
import { moduleLinks, type ModuleLink } from '../district/module-links.ts'
import { people } from '../district/people.ts'
import type { Person } from '../district/person.ts'
import type { Organization } from '../host/host.ts'

export const schoologyClientId = '7485393815'

/** Each organization installs the app on its own, so each has a deployment: the client id and a number. */
export const deployments = {
  fairview: `${schoologyClientId}-1380426679`,
  'harbor-point': `${schoologyClientId}-1380426680`,
} as const

/** Two districts under one client id. The first one's teachers have the demo's links. */
export const schoologyOrganizations = (links: readonly ModuleLink[]): Organization[] => [
  {
    id: 'fairview',
    name: account.name,
    people,
    courses: courseShelf(courses),
    links: moduleLinks(links),
  },
  {
    id: 'harbor-point',
    name: 'Harbor Point Schools',
    people: harborPeople,
    courses: courseShelf([history]),
    links: moduleLinks([]),
  },
]

const harborPeople: readonly Person[] = [
  somebody('noor-haddad', 'Noor', 'Haddad', 'teacher', 'Teaches U.S. History at Harbor Point High', 2201),
  somebody('theo-park', 'Theo', 'Park', 'student', 'Grade 10: U.S. History', 3201),
  somebody('grace-mbeki', 'Grace', 'Mbeki', 'admin', 'Administers Schoology for Harbor Point', 1201),
]

function somebody(
  id: string,
  givenName: string,
  familyName: string,
  kind: 'teacher' | 'student' | 'admin',
  line: string,
  number: number,
): Person {
  const digest = createHash('sha1').update(`harbor-point ${id}`).digest('hex')
  return {
    id,
    givenName,
    familyName,
    kind,
    line,
    number,
    locale: 'en',
    email: `${id.replace('-', '.')}@harborpoint.example`,
    ltiId: digest,
    opaqueId: digest,
    sisId: `HP-${number}`,
  }
}

const history: Course = {
  id: '601',
  title: 'U.S. History',
  code: 'HIST-10-01',
  grade: '10',
  subject: 'Social Studies',
  school: 'Harbor Point High',
  sisId: 'HP-HIST10-01',
  opaqueId: 'd2f9a4b6c1e84073a5d8e7f60b93c21a4e5d0601',
  color: '#2f5d8a',
  teacherId: 'noor-haddad',
  studentIds: ['theo-park'],
  classmates: ['Ada Silva', 'Jonas Weber', 'Mira Patel'],
  welcome: 'We read letters before we read about them.',
  announcements: [],
  modules: [
    {
      title: 'Unit 2 · The harbor in 1890',
      items: [
        {
          id: '6011',
          kind: 'page',
          title: 'Who came ashore?',
          text: 'Three passenger lists and what they leave out.',
        },
      ],
    },
  ],
}
