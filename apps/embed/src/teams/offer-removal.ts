import { app, pages } from '@microsoft/teams-js'
import { showTheme } from './teams-theme.ts'

/** The page that Teams shows before a tab goes: it has nothing to undo, so Teams' own Remove button works at once. */
export async function offerRemoval({ hosts }: { hosts: string[] }): Promise<void> {
  await app.initialize(hosts)
  const { app: host } = await app.getContext()
  showTheme(host.theme)
  app.registerOnThemeChangeHandler(showTheme)
  pages.config.registerOnRemoveHandler((removal) => removal.notifySuccess())
  pages.config.setValidityState(true)
  app.notifyAppLoaded()
  await app.notifySuccess()
}
