import type { AttachmentPlace, Item } from '../api/item-calls.ts'
import type { FrameKind } from '../frames/frame-kinds.ts'
import type { SimulatedGoogle } from './simulated-google.ts'
import type { SimulatedPerson } from './simulated-people.ts'

export interface OpenedFrame {
  kind: FrameKind
  /** As it was registered, or stored with the attachment; it may have parameters of its own. */
  uri: string
  place: Item | AttachmentPlace
  person: SimulatedPerson
  /** Where the frame reviews the work of a student. */
  of?: SimulatedPerson
  urlToUpgrade?: string
}

/** The address at which Classroom opens a frame; the account is named only to whom it was granted once. */
export function frameAddress(google: SimulatedGoogle, opened: OpenedFrame): string {
  const { kind, uri, place, person, of: student, urlToUpgrade } = opened
  const { classroom, grants } = google
  const { courseId, itemId, itemType } = place
  const picks = kind === 'discovery' || kind === 'upgrade'
  const parameters = {
    courseId,
    itemId,
    itemType,
    addOnToken: picks ? classroom.addOnToken({ courseId, itemId }, person) : undefined,
    attachmentId: 'attachmentId' in place ? place.attachmentId : undefined,
    submissionId: student && classroom.world.submissionId(student.sub, itemId),
    urlToUpgrade,
    login_hint: grants.grants.has(person.sub) ? person.sub : undefined,
  }
  const url = new URL(uri)
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) url.searchParams.append(name, value)
  return url.href
}
