import { render, type ComponentChild } from 'preact'
import { isAsked } from '../asked/asked-model.ts'
import { createBackend } from '../backend/backend.ts'
import { EmbedPage } from '../embed-page.tsx'
import { titleOf } from '../page.tsx'
import { takeOver } from '../take-over.ts'
import type { Shown } from './ask-for-page.ts'
import { askInOwnWindow } from './own-window.ts'
import { restoreStyle, showRefusal } from './show-refusal.ts'
import { showUnreachable } from './show-unreachable.ts'
import type { TeamsTab } from './teams-tab.ts'

type Page = Extract<Shown, { kind: 'page' }>
type PutPage = (page: ComponentChild, root: HTMLElement) => void

/**
 * What the launch gave, in place of the waiting picture. A class that the teacher opens stands before the page it came
 * from, and so does why it cannot be opened.
 */
export async function showInTeams(root: HTMLElement, given: TeamsTab): Promise<void> {
  const tab = location.protocol === 'http:' ? { ...given, ask: askInOwnWindow } : given
  const pages: { view: () => void }[] = []
  let isCovered = false
  tab.onBack(() => closeDialog() || goBack())
  const first = await tab.first
  if (first.kind === 'page') showPage(first, takeOver)
  else show(first)
  tab.ready()

  /** @param asked tries the same again */
  function show(shown: Shown, asked = tab): void {
    if (shown.kind === 'page') return showPage(shown, showAnew)
    isCovered = true
    render(null, root)
    const showNext = (next: Shown): void => show(next, asked)
    if (shown.kind === 'refused') showRefusal(root, asked, shown.refusal, showNext)
    else showUnreachable(root, asked, showNext)
  }

  function openClass(group: string): void {
    const asked: TeamsTab = { ...tab, launch: (more) => tab.launch({ group, ...more }) }
    void asked.launch().then((shown) => show(shown, asked))
  }

  /** @param put brings a page into the root; the markup of the first is there already */
  function showPage({ answer: { model } }: Page, put: PutPage): void {
    const backend = createBackend(model.sessionCode)
    const host = {
      token: tab.token,
      ask: tab.ask,
      onSave: tab.onSave,
      openClass,
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
    isCovered = false
    view(put)
    backend.warmUp()
  }

  function goBack(): boolean {
    if (pages.length < (isCovered ? 1 : 2)) return false
    if (!isCovered) pages.pop()
    isCovered = false
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
