import { refuser, type Refusal } from '../refusals.ts'

const source = 'add-ons/developer-guides/iframes'

/** Every reason for which a frame is not opened. All of it can be forged, so none of it proves anything. */
export const frameRefusals = {
  'classroom.parameter-missing': { kind: 'invalid', remedy: 'administrator', source },
  'classroom.parameter-duplicated': { kind: 'invalid', remedy: 'administrator', source },
  'classroom.parameter-too-long': { kind: 'too-large', remedy: 'administrator', source },
  'classroom.parameter-malformed': { kind: 'invalid', remedy: 'reload', source },
  'classroom.parameter-foreign': { kind: 'invalid', remedy: 'reload', source },
  'classroom.parameter-contradictory': { kind: 'invalid', remedy: 'reload', source },
  'classroom.view-address-invalid': {
    kind: 'invalid',
    remedy: 'administrator',
    source: 'add-ons/developer-guides/project-configuration',
  },
} as const satisfies Record<string, Refusal>

export type FrameRefusal = keyof typeof frameRefusals

export const refuseFrame = refuser(frameRefusals)
