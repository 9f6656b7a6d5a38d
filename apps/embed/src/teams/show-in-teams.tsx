import { render, type ComponentChild } from 'preact'
import { isAsked } from '../asked/asked-model.ts'
import { createBackend } from '../backend/backend.ts'
import { EmbedPage } from '../embed-page.tsx'
import { titleOf } from '../page.tsx'
import { takeOver } from '../take-over.ts'
import type { Shown } from './ask-for-page.ts'
import { askInOwnWindow } from './own-window.ts'
import { restoreStyle, showRefusal } from './show-refusal.ts'
import type { TeamsTab } from './teams-tab.ts'

type Page = Extract<Shown, { kind: 'page' }>
type PutPage = (page: ComponentChild, root: HTMLElement) => void

/** What the launch gave, in place of the waiting picture; a class that the teacher opens stands before the page it came from. */
export async function showInTeams(root: HTMLElement, given: TeamsTab): Promise<void> {
  const tab = location.protocol === 'http:' ? { ...given, ask: askInOwnWindow } : given
  const pages: { view: () => void }[] = []
  tab.onBack(() => closeDialog() || goBack())
  const first = await tab.first
  if (first.kind === 'page') showPage(first, takeOver)
  else show(first)
  tab.ready()

  function show(shown: Shown): void {
    if (shown.kind === 'page') return showPage(shown, showAnew)
    render(null, root)
    if (shown.kind === 'refused') showRefusal(root, tab, shown.refusal, show)
    else showUnreachable(root, tab)
  }

  /** @param put brings a page into the root; the markup of the first is there already */
  function showPage({ answer: { model } }: Page, put: PutPage): void {
    const backend = createBackend(model.sessionCode)
    const host = {
      token: tab.token,
      ask: tab.ask,
      onSave: tab.onSave,
      openClass: (group: string) => void tab.launch({ group }).then(show),
      // Teams makes no link from the window in which a tab is set up.
      ...(location.pathname === '/teams/tab' && {
        share: (app: { id: string; name: string }) => tab.share(app, model.mode === 'open-app'),
      }),
    }
    const view = (putPage: PutPage): void => {
      document.documentElement.lang = model.locale
      if (!isAsked(model)) document.title = titleOf(model)
      putPage(<EmbedPage model={model} backend={backend} host={host} />, root)
    }
    pages.push({ view: () => view(showAnew) })
    view(put)
    backend.warmUp()
  }

  function goBack(): boolean {
    if (pages.length < 2) return false
    pages.pop()
    pages.at(-1)!.view()
    return true
  }
}

function showAnew(page: ComponentChild, root: HTMLElement): void {
  restoreStyle()
  render(null, root)
  root.replaceChildren()
  render(page, root)
  scrollTo(0, 0)
}

function closeDialog(): boolean {
  const dialog = document.querySelector<HTMLDialogElement>('dialog[open]')
  dialog?.close()
  return dialog !== null
}

function showUnreachable(root: HTMLElement, { words }: TeamsTab): void {
  const said = Object.assign(document.createElement('p'), { textContent: words.unreachable, role: 'alert' })
  const main = Object.assign(document.createElement('main'), { className: 'page' })
  main.append(said)
  root.replaceChildren(main)
}
