import type { Locale } from '@lectern/ui/messages'
import { teamsTabMessages } from '@lectern/ui/messages'
import type { EmbedAssets } from '../assets.ts'
import { preloads } from '../preloads.ts'
import type { TabSettings } from './tab-settings.ts'

export interface TeamsDocument {
  locale: Locale
  theme: 'auto' | 'light' | 'dark' | 'contrast'
  assets: EmbedAssets
  /** Of the response's Content-Security-Policy. */
  nonce: string
  /** Hosts that TeamsJS does not know by itself. */
  hosts: readonly string[]
}

/**
 * The tab before its page is there. What speaks with Teams comes with it; the rest loads while Teams answers.
 */
export function teamsDocument({ locale, theme, assets, nonce, hosts }: TeamsDocument): string {
  const words = teamsTabMessages[locale]
  const settings: TabSettings = { hosts, words }
  return `<!doctype html>
<html lang="${locale}" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Lectern</title>
<script type="application/json" id="teams">${JSON.stringify(settings).replaceAll('<', '\\u003c')}</script>
${preloads(assets.imports)}<script type="module" nonce="${nonce}" src="${assets.script}"></script>
<style nonce="${nonce}">${assets.css}</style>
</head>
<body>
<div id="root">
<div class="page awaited">
<p class="visually-hidden" role="status">${words.loading}</p>
<div class="awaited-head"></div>
<div class="awaited-search"></div>
<div class="awaited-list">${'<div></div>'.repeat(6)}</div>
<noscript><p>${words.noScript}</p></noscript>
</div>
</div>
<script nonce="${nonce}">${assets.teamsHost}</script>
</body>
</html>
`
}
