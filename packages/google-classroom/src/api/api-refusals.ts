import { refuser, type Refusal } from '../refusals.ts'

const errors = 'troubleshooting/common-errors'
const structure = 'troubleshooting/error-structure'
const context = 'add-ons/developer-guides/iframes'
const directory = 'developers.google.com/workspace/admin/directory/v1/guides/search-users'
const attachments = 'add-ons/developer-guides/attachment-interactions'

/** Every reason for which a call of the API comes to nothing. */
export const apiRefusals = {
  // Google's own words, those with an @ in the table of `api-answer.ts`
  'classroom.add-on-token-invalid': { kind: 'forbidden', remedy: 'other-account', source: errors },
  'classroom.add-on-token-expired': { kind: 'forbidden', remedy: 'reload', source: errors },
  'classroom.classroom-off': { kind: 'forbidden', remedy: 'administrator', source: errors },
  'classroom.api-off': { kind: 'forbidden', remedy: 'administrator', source: errors },
  'classroom.project-api-off': { kind: 'forbidden', remedy: 'administrator', source: errors },
  'classroom.foreign-project': { kind: 'forbidden', remedy: 'administrator', source: errors },
  'classroom.grant-missing': { kind: 'forbidden', remedy: 'sign-in', source: errors },
  'classroom.scope-missing': { kind: 'forbidden', remedy: 'grant', source: errors },
  'classroom.course-closed': { kind: 'conflict', remedy: 'administrator', source: errors },
  'classroom.course-owner-inactive': { kind: 'conflict', remedy: 'administrator', source: errors },
  'classroom.attachment-not-visible': { kind: 'conflict', remedy: 'administrator', source: errors },
  'classroom.licence-missing': { kind: 'forbidden', remedy: 'link-instead', source: attachments },
  'classroom.not-administrator': { kind: 'forbidden', remedy: 'other-account', source: directory },
  'classroom.forbidden': { kind: 'forbidden', remedy: 'administrator', source: errors },
  'classroom.token-refused': { kind: 'unauthenticated', remedy: 'sign-in', source: errors },
  'classroom.not-found': { kind: 'not-found', remedy: 'reload', source: errors },
  'classroom.conflict': { kind: 'conflict', remedy: 'reload', source: structure },
  'classroom.request-invalid': { kind: 'invalid', remedy: 'administrator', source: errors },
  'classroom.quota': { kind: 'too-many', remedy: 'wait', source: 'reference/limits' },
  'classroom.unavailable': { kind: 'upstream', remedy: 'wait', source: errors },

  // What its answers lack
  'classroom.answer-invalid': { kind: 'upstream', remedy: 'administrator', source: structure },
  'classroom.pages-repeat': { kind: 'upstream', remedy: 'administrator', source: 'reference/rest' },
  'classroom.pages-exceeded': { kind: 'upstream', remedy: 'administrator', source: 'reference/rest' },

  // What is not asked of it
  'classroom.teacher-only': { kind: 'forbidden', remedy: 'other-account', source: context },
  'classroom.attachment-invalid': { kind: 'invalid', remedy: 'administrator', source: attachments },
  'classroom.item-full': {
    kind: 'conflict',
    remedy: 'fewer',
    source: 'add-ons/get-started/attachments-journey',
  },
  'classroom.grade-invalid': {
    kind: 'invalid',
    remedy: 'administrator',
    source: 'add-ons/walkthroughs/grade-passback',
  },
  'classroom.assignment-invalid': { kind: 'invalid', remedy: 'administrator', source: 'reference/rest' },
} as const satisfies Record<string, Refusal>

export type ApiRefusal = keyof typeof apiRefusals

export const refuseApi = refuser(apiRefusals)
