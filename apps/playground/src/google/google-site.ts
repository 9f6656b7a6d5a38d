import { simulatedGoogle, type SimulatedCourse } from '@lectern/google-classroom/testing'
import { callFaults } from './call-faults.ts'
import { openCourses } from './classroom/open-courses.ts'
import { postShelf } from './classroom/post-shelf.ts'
import { googleAccounts, hostedDomains } from './google-accounts.ts'
import type { GoogleAddOn } from './google-add-on.ts'
import { googleSwitches } from './google-switches.ts'
import { pushOffice } from './push/push-office.ts'

interface GoogleParts {
  /** Of the playground. */
  url: string
  toolName: string
  addOn: GoogleAddOn
  now: () => Date
  log: (line: string) => void
}

export const applicationId = '271828182845'
const clientId = '314159265358-lectern.apps.googleusercontent.example'
const clientSecret = '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ground'

/** Google with the district's domain in it: its accounts, Classroom and what a server of the tool talks to. */
export async function createGoogleSite({ url, toolName, addOn, now, log }: GoogleParts) {
  const base = `${url}/google`
  const accounts = googleAccounts()
  const faults = callFaults()
  const simulated = await simulatedGoogle({
    client: { clientId, clientSecret, redirectUri: addOn.redirectUri },
    people: accounts,
    now,
    // Ids stand in the tool's database when the playground starts again, so that no run may repeat another's.
    firstId: now().getTime() * 1000,
    pagesAt: `${base}/classroom.google.com`,
    faultOf: (request) => faults.of(request),
  })
  const { classroom, directory } = simulated
  classroom.world.switches.allowedPrefixes = [...addOn.allowedPrefixes]
  directory.pageSize.users = 100
  const licences = hostedDomains.map((domain) => `${applicationId}/${domain}`)
  const switches = googleSwitches(simulated, faults, licences)
  const posts = postShelf(classroom, now)
  openCourses(classroom, posts, accounts)
  const office = pushOffice({ simulated, endpoint: addOn.pushEndpoint, switches, log })
  return {
    base,
    toolName,
    addOn,
    accounts,
    simulated,
    switches,
    posts,
    office,
    courseOf: (id: string): SimulatedCourse | undefined =>
      classroom.world.courses.find((course) => course.id === id),
  }
}

export type GoogleSite = Awaited<ReturnType<typeof createGoogleSite>>
