import type { Locale } from './messages/catalog.ts'
import { refusalCss } from './styles/refusal-css.ts'

export interface PlainDocument {
  locale: Locale
  theme?: 'auto' | 'light' | 'dark' | 'contrast'
  title: string
  /** HTML below the heading. */
  body: string
  /** CSS beyond what all such pages have. */
  style?: string
  /** JavaScript to run once; it needs the nonce. */
  script?: string
  /** For the inline style and script. */
  nonce?: string
}

/** A whole page that loads nothing: one heading, and what there is to say. */
export const plainDocument = ({
  locale,
  theme = 'auto',
  title,
  body,
  style = '',
  script,
  nonce,
}: PlainDocument): string => {
  const carried = nonce ? ` nonce="${escapeHtml(nonce)}"` : ''
  return `<!doctype html>
<html lang="${locale}" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style${carried}>${refusalCss}${style}</style>
</head>
<body>
<main class="refusal">
<h1>${escapeHtml(title)}</h1>
${body}
</main>
${script ? `<script${carried}>${script}</script>\n` : ''}</body>
</html>
`
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')
