import type { EmbedModel } from '@lectern/api-contracts'
import { provideJsx } from '@lectern/ui/jsx-runtime'
import * as preactJsx from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'
import type { EmbedAssets } from './assets.ts'
import { noBackend } from './backend/backend.ts'
import { EmbedPage } from './embed-page.tsx'
import { titleOf } from './page.tsx'

export { readEmbedAssets } from './assets.ts'
export type { EmbedAssets }

provideJsx(preactJsx)

export interface EmbedDocument {
  model: EmbedModel
  assets: EmbedAssets
  /** Of the response's Content-Security-Policy; the style and the script carry it. */
  nonce: string
}

/** The markup of the first paint; the client entry hydrates the same. */
export const renderEmbed = (model: EmbedModel): string =>
  renderToString(<EmbedPage model={model} backend={noBackend} />)

/** The whole page in one response: markup, style and data, so that the first paint needs one round trip. */
export const embedDocument = ({ model, assets, nonce }: EmbedDocument): string => `<!doctype html>
<html lang="${model.locale}" data-theme="${model.theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeText(titleOf(model))}</title>
<style nonce="${nonce}">${assets.css}</style>
<script type="module" nonce="${nonce}" src="${assets.script}"></script>
</head>
<body>
<div id="root">${renderEmbed(model)}</div>
<script type="application/json" id="model">${JSON.stringify(model).replaceAll('<', '\\u003c')}</script>
</body>
</html>
`

const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
