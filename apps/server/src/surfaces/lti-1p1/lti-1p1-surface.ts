import type { Lti1p1Setup } from '../../lti-1p1-setup.ts'
import type { LtiSurface } from '../lti/lti-surface.ts'

/** What the LTI 1.1 surface is built from; compose.ts provides it. */
export type Lti1p1Surface = Lti1p1Setup &
  Pick<
    LtiSurface,
    | 'brandColours'
    | 'database'
    | 'pseudonyms'
    | 'received'
    | 'beside'
    | 'courseHistories'
    | 'creditKey'
    | 'log'
    | 'now'
    | 'mayRecordRefusal'
    | 'findApp'
    | 'findResource'
    | 'renderLaunch'
  >
