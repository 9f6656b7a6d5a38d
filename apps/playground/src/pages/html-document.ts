import { html, type Html } from './html.ts'

interface HtmlDocument {
  title: string
  lang?: string
  bodyClass: string
  body: Html
  scripts?: readonly string[]
}

/** The page around every page. */
export const htmlDocument = ({
  title,
  lang = 'en',
  bodyClass,
  body,
  scripts = [],
}: HtmlDocument): Html => html`
  <!doctype html>
  <html lang="${lang}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <meta name="color-scheme" content="light dark" />
      <title>${title}</title>
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      <link rel="stylesheet" href="/assets/playground.css" />
      ${scripts.map((script) => html`<script type="module" src="/assets/${script}"></script>`)}
    </head>
    <body class="${bodyClass}">
      ${body}
    </body>
  </html>
`
