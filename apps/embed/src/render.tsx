import type { AppCard, AppPage, EmbedModel } from '@lectern/api-contracts'
import { accentCss } from '@lectern/ui/accent-css'
import { provideJsx } from '@lectern/ui/jsx-runtime'
import * as preactJsx from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'
import { isAsked } from './asked/asked-model.ts'
import { AskedPage } from './asked/asked-page.tsx'
import { titleOfAsked } from './asked/asked-words.ts'
import type { EmbedAssets } from './assets.ts'
import { preloads } from './preloads.ts'
import { noBackend } from './backend/backend.ts'
import { AppCards } from './browse/app-list.tsx'
import { EmbedPage } from './embed-page.tsx'
import { idleHost, type Host } from './host.ts'
import { PageProvider, titleOf } from './page.tsx'
import { PickingProvider } from './picking/picking.tsx'

export { readEmbedAssets } from './assets.ts'
export { teamsDocument } from './teams/teams-document.ts'
export type { EmbedAssets }

provideJsx(preactJsx)

type PageAssets = Pick<EmbedAssets, 'script' | 'imports' | 'css'>

export interface EmbedDocument {
  model: EmbedModel
  assets: PageAssets
  /** Of the response's Content-Security-Policy; the style and the script carry it. */
  nonce: string
  /** The institution's own colour, `#rrggbb`. */
  accent?: string
}

/**
 * The markup of the first paint; the client entry hydrates the same.
 * @param host where the page has one: what it offers differs
 */
export const renderEmbed = (model: EmbedModel, host?: Host): string =>
  renderToString(
    <EmbedPage
      model={model}
      backend={noBackend}
      host={host}
      sharedMarkup={(apps) => markupOfCards(apps, model)}
      askedPage={AskedPage}
    />,
  )

/** For a tab in Teams. */
export const renderInTeams = (model: EmbedModel): string => renderEmbed(model, idleHost)

/**
 * The whole page in one response: markup, style and data, so that the first paint needs one round trip. In bytes,
 * because most of them are the same for a whole district, and writing them anew costs as much as checking a signature.
 */
export const embedDocument = ({ model, assets, nonce, accent }: EmbedDocument): Buffer =>
  Buffer.concat([
    Buffer.from(`<!doctype html>
<html lang="${model.locale}" data-theme="${model.theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeText(isAsked(model) ? titleOfAsked(model) : titleOf(model))}</title>
<style nonce="${nonce}">`),
    bytesOfStyle(assets),
    Buffer.from(`${accent ? accentCss(accent) : ''}</style>
${preloads(assets.imports)}<script type="module" nonce="${nonce}" src="${assets.script}"></script>
</head>
<body>
<div id="root">`),
    ...markupOf(model),
    Buffer.from(`</div>
<script type="application/json" id="model">`),
    ...jsonOf(model),
    Buffer.from(`</script>
</body>
</html>
`),
  ])

const styles = new WeakMap<PageAssets, Buffer>()

function bytesOfStyle(assets: PageAssets): Buffer {
  const known = styles.get(assets) ?? Buffer.from(assets.css)
  styles.set(assets, known)
  return known
}

const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Stands for the course's title in a page that all courses share. Private use: nobody's title holds it. */
const courseMark = '\uE000'

type BrowseModel = Extract<EmbedModel, { mode: 'browse' }>

const shells: Record<string, WeakMap<AppPage, Buffer[]>> = {}

/** Without a nudge a district's page differs between its courses in one word, so the rest is rendered once. */
function markupOf(model: EmbedModel): Buffer[] {
  if (model.mode !== 'browse' || model.nudge || model.picking?.upgrade)
    return [Buffer.from(renderEmbed(model))]
  const title = Buffer.from(escapeText(model.contextTitle ?? ''))
  return shellOf(model).flatMap((part, index) => (index === 0 ? [part] : [title, part]))
}

function shellOf(model: BrowseModel): Buffer[] {
  const kind = `${model.locale} ${model.contextTitle !== null} ${model.help} ${purposeOf(model)}`
  const shared = (shells[kind] ??= new WeakMap<AppPage, Buffer[]>())
  const known = shared.get(model.page)
  if (known) return known
  const markup = renderEmbed({ ...model, contextTitle: model.contextTitle && courseMark })
  const shell = markup.split(courseMark).map((part) => Buffer.from(part))
  shared.set(model.page, shell)
  return shell
}

/** To open, or to pick: each way of picking has its own buttons. */
const purposeOf = (model: EmbedModel): string =>
  model.mode === 'browse' && model.picking ? JSON.stringify({ ...model.picking, handle: undefined }) : 'open'

const inlineJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')

const jsonOfPages = new WeakMap<AppPage, Buffer>()

/** The page of apps, nearly all of the model, is written once as long as the server hands in the same. */
function jsonOf(model: EmbedModel): Buffer[] {
  if (model.mode !== 'browse') return [Buffer.from(inlineJson(model))]
  const { page, ...rest } = model
  const known = jsonOfPages.get(page) ?? Buffer.from(inlineJson(page))
  jsonOfPages.set(page, known)
  return [Buffer.from(`${inlineJson(rest).slice(0, -1)},"page":`), known, Buffer.from('}')]
}

const markups: Record<string, WeakMap<AppCard[], string>> = {}

/**
 * Every launch of a district starts with the same apps: their cards, nearly all of the page, are rendered once per
 * list, language and purpose (to open, to pick). The list itself is the key, so the server must hand in a new one when
 * something changes.
 */
function markupOfCards(apps: AppCard[], model: EmbedModel): string {
  const { locale } = model
  const picking = model.mode === 'browse' ? model.picking : null
  const shared = (markups[`${locale} ${purposeOf(model)}`] ??= new WeakMap<AppCard[], string>())
  const known = shared.get(apps)
  if (known !== undefined) return known
  const markup = renderToString(
    <PageProvider locale={locale} backend={noBackend}>
      <PickingProvider asked={picking}>
        <AppCards apps={apps} onDetails={() => undefined} />
      </PickingProvider>
    </PageProvider>,
  )
  shared.set(apps, markup)
  return markup
}
