import { account } from '../district/account.ts'
import { courseShelf } from '../district/course-shelf.ts'
import { courses } from '../district/courses.ts'
import { moduleLinks } from '../district/module-links.ts'
import { people } from '../district/people.ts'
import type { Host, Organization } from '../host/host.ts'
import type { LaunchTrails } from '../platform/launch-trail.ts'
import { createServiceDesk } from '../platform/services/service-desk.ts'
import { signingKeyOnDemand, type SigningKey } from '../platform/signing-key.ts'
import { moodleClaims } from './moodle-claims.ts'
import { moodleDirectory } from './moodle-directory.ts'
import { jsonHints } from './moodle-profile.ts'
import { moodleServicePaths, moodleServiceRules } from './moodle-service-rules.ts'
import { toolsContent } from './pages/tools-content.ts'
import { registrationTokens, type RegistrationTokens } from './registration-tokens.ts'
import { toolTypes, type ToolTypes } from './tool-types.ts'

/** A Moodle without any tool: each registers itself, and waits for the administrator. */
export interface MoodleSite {
  url: string
  host: Host
  key: () => Promise<SigningKey>
  types: ToolTypes
  tokens: RegistrationTokens
}

interface MoodleSiteParts {
  /** Of the playground. */
  url: string
  trails: LaunchTrails
  now: () => Date
}

export function createMoodleSite({ url: playgroundUrl, trails, now }: MoodleSiteParts): MoodleSite {
  const url = `${playgroundUrl}/moodle`
  const key = signingKeyOnDemand()
  const types = toolTypes({ url, key, hints: jsonHints(), trails, now })
  const organization: Organization = {
    id: 'fairview',
    name: account.name,
    people,
    courses: courseShelf(courses),
    links: moduleLinks([]),
  }
  const desk = createServiceDesk({
    issuer: url,
    paths: moodleServicePaths,
    rules: moodleServiceRules,
    find: (clientId) => types.all().find(({ client }) => client?.clientId === clientId)?.client,
    directory: moodleDirectory(organization),
    sign: async (claims) => (await key()).sign(claims),
    now,
  })
  const host: Host = {
    key: 'moodle',
    name: 'Moodle',
    url,
    words: {
      courses: 'My courses',
      content: 'Course',
      people: 'Participants',
      grades: 'Grades',
      add: 'Add an activity or resource',
      addTitle: 'Add an activity or resource',
      admin: 'Site administration',
    },
    organizations: [organization],
    tools: () => types.all().filter(({ active }) => active),
    desk,
    contextKeyOf: (_organization, course) => course.id,
    userIdOf: ({ number }) => String(number),
    loginHintOf: ({ number }) => String(number),
    resourceLinkIdOf: ({ id }) => id,
    hasCourseMenu: false,
    // Moodle offers links to the tool alone, and makes an activity of whatever comes.
    choice: {
      types: ['ltiResourceLink', 'link', 'html'],
      multiple: true,
      sendsData: false,
      keeps: { link: 'link', html: 'link' },
    },
    columnLabel: (title) => title,
    claimsOf(launch) {
      const type = types.find(launch.installed.id)
      return type ? moodleClaims(launch, type, desk) : {}
    },
    adminContent: (person) => toolsContent({ url, types: types.all(), person }),
  }
  return { url, host, key, types, tokens: registrationTokens(key, now) }
}
