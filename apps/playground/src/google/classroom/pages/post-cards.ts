import { html, type Html } from '../../../pages/html.ts'
import { icon, type IconName } from '../../../pages/icons.ts'
import { kindWords, titleOf, type Post, type PostKind } from '../post.ts'
import { attachmentsOf, inPost, type ClassVisit, type PostVisit } from '../visit.ts'

const icons: Readonly<Record<PostKind, IconName>> = {
  assignment: 'assignment',
  question: 'help',
  material: 'page',
  announcement: 'announcement',
}

/** Posts in a row, each leading to its own page; drafts to where they are written. */
export const postList = (visit: ClassVisit, posts: readonly Post[]): Html =>
  posts.length === 0
    ? html`<p class="quiet">Nothing here yet.</p>`
    : html`<ul class="post-list">
        ${posts.map((post) => entry({ ...visit, post }))}
      </ul>`

function entry(visit: PostVisit): Html {
  const { post } = visit
  const count = attachmentsOf(visit).length + post.links.length
  return html`
    <li>
      <span class="post-icon">${icon(icons[post.kind])}</span>
      <div>
        <h2>
          <span class="visually-hidden">${kindWords[post.kind]}:</span>
          <a href="${inPost(visit, post.item.draft ? '/edit' : '')}">${titleOf(post)}</a>
        </h2>
        <p class="quiet">
          ${post.item.draft ? 'Draft' : dayOf(post.createdAt)}${post.due && ` · Due ${post.due}`}${
            count > 0 && ` · ${count} ${count === 1 ? 'attachment' : 'attachments'}`
          }
        </p>
      </div>
    </li>
  `
}

export const dayOf = (date: Date): string =>
  date.toLocaleDateString('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' })

/** What hangs on a post: attachments of add-ons, and plain links. */
export function attachmentCards(visit: PostVisit, remove?: (name: string) => Html): Html | undefined {
  const { post, site } = visit
  const attachments = attachmentsOf(visit)
  if (attachments.length + post.links.length === 0) return undefined
  return html`
    <ul class="attachment-cards">
      ${attachments.map(
        ({ project, value: { id, title } }) => html`
          <li>
            <span class="post-icon" aria-hidden="true">${icon('window')}</span>
            <div>
              <a href="${inPost(visit, `/attachments/${id}`)}">${title}</a>
              <p class="quiet">
                ${project === 'ours' ? site.toolName : 'Of another project'}${
                  id === post.item.gradeSync && ' · grade sync'
                }
              </p>
            </div>
            ${remove?.(`attachment ${id}`)}
          </li>
        `,
      )}
      ${post.links.map(
        ({ url, title }, index) => html`
          <li>
            <span class="post-icon" aria-hidden="true">${icon('link')}</span>
            <div>
              <a href="${url}" rel="noreferrer" target="_blank">${title}</a>
              <p class="quiet">${url}</p>
            </div>
            ${remove?.(`link ${index}`)}
          </li>
        `,
      )}
    </ul>
  `
}
