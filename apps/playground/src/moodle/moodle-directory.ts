import type { Organization } from '../host/host.ts'
import { membershipDirectory } from '../host/membership-directory.ts'
import type { Directory } from '../platform/services/directory.ts'

/** Moodle names courses, people and links by plain numbers, and lists people by their family name. */
export function moodleDirectory(organization: Organization): Directory {
  const directory = membershipDirectory(
    [organization],
    { userIdOf: ({ number }) => String(number), resourceLinkIdOf: ({ id }) => id },
    ({ id }) => id,
    (userName) => ({ ext_user_username: userName }),
  )
  return {
    ...directory,
    find(key) {
      const context = directory.find(key)
      return (
        context && {
          ...context,
          members: context.members.toSorted((a, b) => a.familyName.localeCompare(b.familyName)),
        }
      )
    },
  }
}
