import type { SimulatedAttachment } from '@lectern/google-classroom/testing'
import { html, type Html } from '../../../pages/html.ts'
import { icon } from '../../../pages/icons.ts'
import { addOnFrame, addOnFrameScripts } from '../add-on-frame.ts'
import { titleOf } from '../post.ts'
import { inPost, type PostVisit } from '../visit.ts'
import { classroomPage } from './classroom-page.ts'

/** An attachment, opened: Teacher View or Student View, by what its reader is in the class. */
export function attachmentPage(visit: PostVisit, { value }: SimulatedAttachment): Html {
  const kind = visit.teaches ? 'teacher' : 'student'
  const uri = (visit.teaches ? value.teacherViewUri : value.studentViewUri)?.uri ?? ''
  return classroomPage({
    visit,
    title: value.title ?? '',
    bodyClass: 'filled',
    scripts: addOnFrameScripts,
    content: html`
      <main id="content" tabindex="-1">
        <div class="frame-head">
          <a class="button" href="${inPost(visit)}"
            >${icon('close')}<span class="visually-hidden">Back to ${titleOf(visit.post)}</span></a
          >
          <h1>${value.title}</h1>
        </div>
        ${addOnFrame(visit, {
          kind,
          uri,
          attachmentId: value.id,
          title: value.title ?? '',
          back: inPost(visit),
        })}
      </main>
    `,
  })
}
