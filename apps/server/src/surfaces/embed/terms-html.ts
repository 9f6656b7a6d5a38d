import { micromark } from 'micromark'

/**
 * Markdown as HTML that is safe to show: micromark writes the author's own markup and odd addresses as text, so every
 * tag here is its own. The page has the first heading, and no link may lead out of the frame it is in.
 */
export const termsHtml = (markdown: string): string =>
  micromark(markdown)
    .replaceAll(/<(\/?)h([1-5])>/g, (_tag, slash: string, level: string) => `<${slash}h${Number(level) + 1}>`)
    .replaceAll('<a href=', '<a target="_blank" rel="noopener" href=')
    // No picture: it could tell another server who reads.
    .replaceAll(/<img src="[^"]*" alt="([^"]*)"[^>]*>/g, '$1')
