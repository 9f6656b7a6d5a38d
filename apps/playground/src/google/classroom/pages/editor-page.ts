import { html, type Html } from '../../../pages/html.ts'
import { icon } from '../../../pages/icons.ts'
import { addOnFrame, addOnFrameScripts } from '../add-on-frame.ts'
import { kindWords } from '../post.ts'
import { attachmentsOf, inPost, otherClassesOf, type PostVisit } from '../visit.ts'
import { withQuery } from '../../addresses.ts'
import { classroomPage } from './classroom-page.ts'
import { attachmentCards } from './post-cards.ts'

/** What stands over the editor, or in it. */
export type EditorAside =
  | { frame: 'discovery' }
  | { frame: 'upgrade'; url: string }
  /** A link that could be an attachment; gone once one more is there. */
  | { offer: string; had: number }
  | undefined

/** Where a teacher writes a post and attaches things to it. */
export function editorPage(visit: PostVisit, aside: EditorAside): Html {
  const { post } = visit
  const word = kindWords[post.kind]
  return classroomPage({
    visit,
    title: word,
    scripts: aside && 'frame' in aside ? addOnFrameScripts : [],
    content: html`
      <main class="class-content" id="content" tabindex="-1">
        <form class="editor fields" method="post" action="${inPost(visit, '/edit')}">
          <button hidden type="submit" name="action" value="save">What the return key does</button>
          <div class="editor-head">
            <h1>${word}</h1>
            <p class="account-actions">
              <button class="button primary" type="submit" name="action" value="publish">
                ${post.item.draft ? publishWords[post.kind] : 'Save'}
              </button>
              <button class="button" type="submit" name="action" value="delete">Delete</button>
            </p>
          </div>
          ${writing(visit)}
          <h2>Attach</h2>
          ${attachmentCards(visit, removeButton)}
          <p class="create">
            <button class="button" type="submit" name="action" value="add-on">
              ${icon('window')} ${visit.site.toolName}
            </button>
          </p>
          <div class="link-row">
            <label for="link">Link</label>
            <input id="link" name="link" type="url" placeholder="https://" />
            <button class="button" type="submit" name="action" value="link">Add link</button>
          </div>
          ${aside && 'offer' in aside && offer(visit, aside)} ${post.item.draft && alsoFor(visit)}
        </form>
      </main>
      ${aside && 'frame' in aside && dialog(visit, aside)}
    `,
  })
}

const publishWords = { assignment: 'Assign', question: 'Ask', material: 'Post', announcement: 'Post' }

const writing = ({ post }: PostVisit): Html => html`
  ${
    post.kind !== 'announcement' &&
    html`
      <label for="title">Title</label>
      <input id="title" name="title" value="${post.title}" />
    `
  }
  <label for="text"
    >${post.kind === 'announcement' ? 'Announce something to your class' : 'Instructions'}</label
  >
  <textarea id="text" name="text" rows="4">${post.text}</textarea>
  ${
    post.item.itemType === 'courseWork' &&
    html`
      <label for="points">Points</label>
      <input id="points" name="points" inputmode="numeric" pattern="[0-9]*" value="${post.maxPoints}" />
    `
  }
`

const removeButton = (name: string): Html =>
  html`<button class="text-button" type="submit" name="remove" value="${name}">Remove</button>`

/** The other classes get a copy, with what hangs on it. */
function alsoFor(visit: PostVisit): Html | undefined {
  const classes = otherClassesOf(visit)
  if (classes.length === 0) return undefined
  return html`
    <fieldset>
      <legend>Also for</legend>
      ${classes.map(
        ({ id, name }) => html`
          <label class="tick"><input type="checkbox" name="also-${id}" /> <span>${name}</span></label>
        `,
      )}
    </fieldset>
  `
}

/** Only while no attachment has been made of it. */
function offer(visit: PostVisit, { offer: url, had }: { offer: string; had: number }): Html | undefined {
  if (attachmentsOf(visit).length !== had) return undefined
  return html`
    <div class="tool-alert" role="status">
      <p>${visit.site.toolName} can open <strong>${url}</strong> as an attachment.</p>
      <input type="hidden" name="offered" value="${url}" />
      <p class="create">
        <button class="button primary" type="submit" name="action" value="upgrade">Upgrade link</button>
        <button class="button" type="submit" name="action" value="keep-link">Keep link</button>
      </p>
    </div>
  `
}

function dialog(visit: PostVisit, aside: { frame: 'discovery' } | { frame: 'upgrade'; url: string }): Html {
  const { site } = visit
  const { setupUri, linkUpgradeUri } = site.addOn
  const had = String(attachmentsOf(visit).length)
  const back =
    aside.frame === 'upgrade'
      ? withQuery(inPost(visit, '/edit'), { offer: aside.url, had })
      : inPost(visit, '/edit')
  return html`
    <div class="scrim"></div>
    <div class="picker" role="dialog" aria-modal="true" aria-labelledby="picker-title">
      <div class="picker-head">
        <h2 id="picker-title">${site.toolName}</h2>
        <a class="button" href="${back}">${icon('close')}<span class="visually-hidden">Close</span></a>
      </div>
      ${addOnFrame(visit, {
        kind: aside.frame,
        uri: aside.frame === 'discovery' ? setupUri : linkUpgradeUri,
        urlToUpgrade: aside.frame === 'upgrade' ? aside.url : undefined,
        title: site.toolName,
        back,
      })}
    </div>
  `
}
