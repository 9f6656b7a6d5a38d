import { randomUUID } from 'node:crypto'
import type { AppId, InstallationId, PersonId } from '@lectern/launch'
import type { UsageEvent } from './usage-event.ts'

/** A student opened some app just now. The brands have no constructor; a test may name ids. */
export const anEvent = (facts: Partial<UsageEvent> = {}): UsageEvent => ({
  id: randomUUID(),
  kind: 'app-opened',
  occurredAt: new Date(),
  appId: randomUUID() as AppId,
  personId: randomUUID() as PersonId,
  role: 'student',
  installationId: randomUUID() as InstallationId,
  contextId: null,
  ...facts,
})
