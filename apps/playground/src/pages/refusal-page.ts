import { htmlDocument } from './html-document.ts'
import { html, type Html } from './html.ts'

const headings: Record<number, string> = {
  400: 'This request does not add up',
  403: 'Unauthorized',
  404: 'Page not found',
}

/** What the playground says when it cannot show a page. */
export const refusalPage = (status: number, message: string): Html => {
  const heading = headings[status] ?? 'Something went wrong'
  return htmlDocument({
    title: `${heading} — playground`,
    bodyClass: 'refusal',
    body: html`
      <main>
        <p class="kicker">Playground of simulated hosts</p>
        <h1>${heading}</h1>
        <p>${message}</p>
        <p><a class="button primary" href="/" target="_top">Back to the start</a></p>
      </main>
    `,
  })
}
