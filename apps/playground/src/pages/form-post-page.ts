import type { FormPost } from '../platform/message.ts'
import { htmlDocument } from './html-document.ts'
import { html, type Html } from './html.ts'

/** A page that is gone before it is read: a form that submits itself (OAuth 2.0 Form Post Response Mode §2). */
export const formPostPage = (title: string, { action, fields }: FormPost): Html =>
  htmlDocument({
    title,
    bodyClass: 'form-post',
    scripts: ['submit-form.js'],
    body: html`
      <main>
        <h1>${title}…</h1>
        <form method="post" action="${action}" data-submit-on-load>
          ${Object.entries(fields).map(
            ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
          )}
          <noscript><button type="submit">Continue</button></noscript>
        </form>
      </main>
    `,
  })
