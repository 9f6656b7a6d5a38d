/** The words of the parameter `itemType`, which are those of the REST path too. */
export const itemTypes = ['announcements', 'courseWork', 'courseWorkMaterials'] as const

export type ItemType = (typeof itemTypes)[number]

/** The five frames, and what Classroom says in the address of each beyond course, item and account. */
export const frameKinds = {
  discovery: ['addOnToken'],
  teacher: ['attachmentId'],
  student: ['attachmentId'],
  review: ['attachmentId', 'submissionId'],
  upgrade: ['addOnToken', 'urlToUpgrade'],
} as const

export type FrameKind = keyof typeof frameKinds

/** Without a name and password before its host; the form alone takes hosts and ports that are none. */
const webAddress = {
  test: (value: string): boolean =>
    /^https?:\/\/[^\s@\\/?#]+(?:[/?#][^\s\\]*)?$/i.test(value) && URL.canParse(value),
}

/** Of each parameter: how long it may be, and of which characters. */
export const frameParameters = {
  courseId: { limit: 255, form: /^[\w:.~=-]+$/ },
  itemId: { limit: 255, form: /^[\w:.~=-]+$/ },
  itemType: { limit: 32, form: /^(?:announcements|courseWork|courseWorkMaterials)$/ },
  addOnToken: { limit: 4096, form: /^[\x21-\x7e]+$/ },
  attachmentId: { limit: 255, form: /^[\w:.~=-]+$/ },
  submissionId: { limit: 255, form: /^[\w:.~=-]+$/ },
  // As long as a link of a course may be.
  urlToUpgrade: { limit: 2024, form: webAddress },
  // The Google account, which is the `sub` of its tokens.
  login_hint: { limit: 255, form: /^[\x21-\x7e]+$/ },
  // Of early releases, and still appended by some.
  postId: { limit: 255, form: /^[\w:.~=-]+$/ },
  hd: { limit: 253, form: /^[a-z0-9.-]+$/i },
} as const

export type FrameParameter = keyof typeof frameParameters
