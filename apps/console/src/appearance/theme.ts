import { useState } from 'react'
import { remember, remembered } from './remembered.ts'

export const themes = ['auto', 'light', 'dark', 'contrast'] as const
export type Theme = (typeof themes)[number]

/** Called before the first paint, so that no light page flashes in a dark room. */
export function applyRememberedTheme() {
  apply(remembered('theme', themes) ?? 'auto')
}

export function useTheme() {
  const [theme, setTheme] = useState<Theme>(() => remembered('theme', themes) ?? 'auto')
  const choose = (chosen: Theme) => {
    remember('theme', chosen)
    apply(chosen)
    setTheme(chosen)
  }
  return { theme, choose }
}

function apply(theme: Theme) {
  document.documentElement.dataset.theme = theme
}
