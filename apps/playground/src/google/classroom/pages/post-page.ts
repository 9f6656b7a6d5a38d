import { html, type Html } from '../../../pages/html.ts'
import { nameOf } from '../../google-accounts.ts'
import { stateWords, workOf } from '../student-work.ts'
import { titleOf } from '../post.ts'
import { attachmentsOf, inPost, type PostVisit } from '../visit.ts'
import { classPage } from './classroom-page.ts'
import { attachmentCards, dayOf } from './post-cards.ts'

/** A post as its class reads it. */
export function postPage(visit: PostVisit): Html {
  const { site, post, teaches } = visit
  const author = site.accounts.find(({ sub }) => sub === post.author)
  const isWork = post.item.itemType === 'courseWork'
  return classPage({
    visit,
    tab: post.kind === 'announcement' ? 'stream' : 'classwork',
    title: titleOf(post),
    content: html`
      <article class="post">
        <h1>${titleOf(post)}</h1>
        <p class="quiet">
          ${author && `${nameOf(author)} · `}${dayOf(post.createdAt)}${
            post.maxPoints !== undefined && ` · ${post.maxPoints} points`
          }${post.due && ` · Due ${post.due}`}
        </p>
        <p>${post.text}</p>
        ${attachmentCards(visit)}
      </article>
      ${teaches && teacherActions(visit, isWork)} ${!teaches && isWork && ownWork(visit)}
    `,
  })
}

const teacherActions = (visit: PostVisit, isWork: boolean): Html => html`
  <p class="create">
    ${isWork && html`<a class="button primary" href="${inPost(visit, '/work')}">Student work</a>`}
    <a class="button" href="${inPost(visit, '/edit')}">Edit</a>
  </p>
  ${
    attachmentsOf(visit).length > 0 &&
    html`
      <details class="behind">
        <summary>Break it</summary>
        <form class="create" method="post" action="${inPost(visit, '/disown')}">
          ${attachmentsOf(visit).map(
            ({ value: { id, title } }) =>
              html`<button class="button" type="submit" name="attachment" value="${id}">
                Let “${title}” be of another project
              </button>`,
          )}
        </form>
      </details>
    `
  }
`

function ownWork(visit: PostVisit): Html {
  const { site, post, account } = visit
  const { state, returned } = workOf(site, post, account.sub)
  const isDone = state === 'TURNED_IN' || state === 'RETURNED'
  return html`
    <section class="own-work" aria-labelledby="own-work">
      <h2 id="own-work">Your work</h2>
      <p>
        ${stateWords[state]}${returned !== undefined && ` · ${returned}${post.maxPoints ? `/${post.maxPoints}` : ''}`}
      </p>
      <form method="post" action="${inPost(visit, '/turn-in')}">
        <button
          class="${isDone ? 'button' : 'button primary'}"
          type="submit"
          name="state"
          value="${isDone ? 'RECLAIMED_BY_STUDENT' : 'TURNED_IN'}"
        >
          ${isDone ? 'Unsubmit' : 'Turn in'}
        </button>
      </form>
    </section>
  `
}
