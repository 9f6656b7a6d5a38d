import type { HandledJob } from '@lectern/jobs'
import type { SecretKeys } from '../secret-keys.ts'
import { alignNoticesHandler } from '../surfaces/lti-notices/align-notices.ts'
import { unitePeopleHandler } from '../surfaces/lti-migration/migration-jobs.ts'
import { processNoticesHandler } from '../surfaces/lti-notices/process-notices.ts'
import type { LtiSurface } from '../surfaces/lti/lti-surface.ts'

/** What the worker does with and for LTI platforms. */
export const ltiJobHandlers = (surface: LtiSurface, keys: SecretKeys): HandledJob[] => [
  processNoticesHandler(surface),
  alignNoticesHandler(surface),
  unitePeopleHandler(surface, keys),
]
