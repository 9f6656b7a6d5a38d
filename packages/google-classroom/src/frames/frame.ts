import { frameKinds, type FrameKind, type FrameParameter, type ItemType } from './frame-kinds.ts'
import { refuseFrame } from './frame-refusals.ts'
import { readParameters, type Given } from './read-parameters.ts'

interface AnyFrame {
  courseId: string
  itemId: string
  itemType: ItemType
  /** The account that looks at Classroom, once it granted us anything; proves nothing (`judgeLoginHint`). */
  loginHint?: string
}

/** What Classroom put into the address of a frame. Trust it only as far as `readAddOnContext` confirms it. */
export type Frame =
  | (AnyFrame & { kind: 'discovery'; addOnToken: string })
  | (AnyFrame & { kind: 'teacher' | 'student'; attachmentId: string })
  | (AnyFrame & { kind: 'review'; itemType: 'courseWork'; attachmentId: string; submissionId: string })
  | (AnyFrame & { kind: 'upgrade'; addOnToken: string; urlToUpgrade: string })

export type FrameOf<Kind extends FrameKind> = Extract<Frame, { kind: Kind }>

/**
 * Reads the address of a frame (developer guide "Iframes"). Other parameters are ours, or Google's of tomorrow, and are
 * left alone.
 * @throws Problem `classroom.parameter-…`
 */
export function readFrame(kind: FrameKind, params: URLSearchParams): Frame {
  const given = readParameters(params)
  const named = [...always, ...frameKinds[kind]] as const
  for (const name of named) if (given[name] === undefined) throw missing(name, kind)
  for (const name of onlySome)
    if (given[name] !== undefined && !named.includes(name)) throw foreign(name, kind)
  consistent(kind, given)
  const { courseId, itemId, itemType, login_hint: loginHint } = given
  const own = Object.fromEntries(frameKinds[kind].map((name) => [name, given[name]]))
  // Each name the kind demands was found above, in its own form.
  return { kind, courseId, itemId, itemType, loginHint, ...own } as Frame
}

const always: readonly FrameParameter[] = ['courseId', 'itemId', 'itemType']
/** Which frames they are in is documented, so elsewhere they are somebody's invention. */
const onlySome: readonly FrameParameter[] = ['addOnToken', 'attachmentId', 'submissionId', 'urlToUpgrade']

function consistent(kind: FrameKind, { itemId, postId, itemType }: Given): void {
  if (postId !== undefined && postId !== itemId)
    throw refuseFrame(
      'classroom.parameter-contradictory',
      'The frame names one item as itemId and another as postId, which is only an older name of the same.',
      { frame: kind },
    )
  if (kind === 'review' && itemType !== 'courseWork')
    throw refuseFrame(
      'classroom.parameter-contradictory',
      `The frame asks to review student work of ${itemType}; only courseWork has any.`,
      { frame: kind, itemType },
    )
}

const missing = (name: FrameParameter, kind: FrameKind) =>
  refuseFrame(
    'classroom.parameter-missing',
    `The ${kind} frame came without ${name}. Check which address of the add-on is configured for which frame, and that ` +
      'nothing between Classroom and here shortens addresses.',
    { parameter: name, frame: kind },
  )

const foreign = (name: FrameParameter, kind: FrameKind) =>
  refuseFrame(
    'classroom.parameter-foreign',
    `The ${kind} frame came with ${name}, which Classroom never sends there.`,
    { parameter: name, frame: kind },
  )
