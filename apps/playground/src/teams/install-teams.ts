import type { Switches } from './switches.ts'
import type { TeamsSite } from './teams-site.ts'
import { changeTenant, type TenantChange } from './tenant/change-tenant.ts'
import { classTeams } from './tenant/class-teams.ts'
import { teamsPeople, type TeamsPerson } from './tenant/teams-people.ts'

/** Microsoft as an installer and a test see it. */
export interface TeamsInstallation {
  /** `https://HOST/PATH` is answered at `{base}/HOST/PATH`. */
  base: string
  client: { clientId: string; clientSecret: string }
  tenantId: string
  people: readonly TeamsPerson[]
  /** Their ids are those of their classes and groups. */
  classes: readonly { groupId: string; courseId: string; title: string; teacherOid: string }[]
  /** The app's id in the tenant's catalog; its id in the manifest is the tool's own. */
  catalogId: string
  switches: Readonly<Switches>
  set(changes: Partial<Switches>): void
  /** An administrator's consent, and its end, without a browser. */
  admit(): void
  expel(): void
  /** The given package, or the one the tool offers. */
  uploadApp: TeamsSite['catalog']['upload']
  /** Installed by and for one person, by oid. Those who teach have it from the start. */
  installApp(oid: string): void
  uninstallApp(oid: string): void
  /** The person switched its notices off. */
  blockNotices(oid: string): void
  /** What stands in activity feeds, and what was refused. */
  feed: TeamsSite['teamwork']['feed']
  refusedNotices: TeamsSite['teamwork']['refused']
  /** Something happens in the tenant; subscribers are told. */
  change(change: TenantChange): Promise<void>
  /** What the tool asked of Graph, in order. */
  graphRequests: TeamsSite['graph']['requests']
}

export const installTeams = (site: TeamsSite): TeamsInstallation => ({
  base: site.base,
  client: { clientId: site.registration.clientId, clientSecret: site.registration.clientSecret },
  tenantId: site.tenant.id,
  people: teamsPeople,
  classes: classTeams.map(({ course, groupId }) => ({
    groupId,
    courseId: course.id,
    title: course.title,
    teacherOid: teamsPeople.find(({ id }) => id === course.teacherId)?.oid ?? '',
  })),
  catalogId: site.catalog.catalogId,
  switches: site.switches,
  set: (changes) => site.set(changes),
  admit: site.admit,
  expel: site.expel,
  uploadApp: (zip) => site.catalog.upload(zip),
  installApp: (oid) => site.catalog.install(oid),
  uninstallApp: site.catalog.uninstall,
  blockNotices: site.teamwork.block,
  feed: site.teamwork.feed,
  refusedNotices: site.teamwork.refused,
  change: (change) => changeTenant(site, change),
  graphRequests: site.graph.requests,
})
