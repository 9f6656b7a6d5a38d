import type { TenantChange } from '../tenant/change-tenant.ts'
import type { TeamsSite } from '../teams-site.ts'
import { refuse } from '../host/teams-visit.ts'

/** Which button was pressed. */
export function readChange({ education }: TeamsSite, form: URLSearchParams): TenantChange {
  const kind = form.get('kind') ?? ''
  switch (kind) {
    case 'reauthorizationRequired':
    case 'subscriptionRemoved':
    case 'missed':
      return { kind: 'lifecycle', event: kind }
    case 'redeliver':
    case 'forget-deltas':
      return { kind }
    case 'rename-class':
    case 'enrol':
    case 'delete-class': {
      const known = education.classes.get(form.get('groupId') ?? '')
      if (!known) throw refuse('not-found', 'unknown-class', 'There is no such class any more.')
      if (kind === 'rename-class') return { kind, groupId: known.id, title: `${known.displayName} (renamed)` }
      return kind === 'enrol'
        ? { kind, groupId: known.id, name: 'Robin Newcomer' }
        : { kind, groupId: known.id }
    }
    default:
      throw refuse('invalid', 'unknown-change', 'Nothing of that kind happens in a tenant.')
  }
}
