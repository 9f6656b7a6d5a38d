import { classmate } from '../../district/classmate.ts'
import type { TeamsSite } from '../teams-site.ts'
import { educationUser } from './furnish-tenant.ts'

/** Something that happens in the tenant without the tool, and that subscribers are told. */
export type TenantChange =
  | { kind: 'rename-class'; groupId: string; title: string }
  | { kind: 'delete-class'; groupId: string }
  | { kind: 'enrol'; groupId: string; name: string }
  /** To each subscription that has an address for it. */
  | { kind: 'lifecycle'; event: 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed' }
  /** Old delta links stop working. */
  | { kind: 'forget-deltas' }
  /** Graph tries again what was not taken in time. */
  | { kind: 'redeliver' }

export async function changeTenant(site: TeamsSite, change: TenantChange): Promise<void> {
  const { education, graph, tenant } = site
  const announce = (resource: string, id: string, changeType: string): Promise<void> =>
    graph.announce(tenant.id, { resource, id, changeType })
  switch (change.kind) {
    case 'rename-class':
      education.changeClass(change.groupId, { displayName: change.title })
      return announce('groups', change.groupId, 'updated')
    case 'delete-class':
      education.removeClass(change.groupId)
      return announce('groups', change.groupId, 'deleted')
    case 'enrol': {
      const person = educationUser(classmate(change.name))
      education.enrol(change.groupId, person)
      await announce('users', person.id, 'created')
      await announce(`groups/${change.groupId}/members`, person.id, 'updated')
      return announce('groups', change.groupId, 'updated')
    }
    case 'lifecycle':
      for (const { id, lifecycleNotificationUrl } of graph.subscriptions.values()) {
        if (lifecycleNotificationUrl) await graph.notify(id, { lifecycleEvent: change.event })
        if (change.event === 'subscriptionRemoved') graph.subscriptions.delete(id)
      }
      return
    case 'forget-deltas':
      return education.forgetDeltas()
    case 'redeliver':
      return graph.redeliver()
  }
}
