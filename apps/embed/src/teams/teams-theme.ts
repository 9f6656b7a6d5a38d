/** Teams' names of themes in ours, as the server reads them; what it says in new words is light, as Teams itself falls back. */
export function showTheme(name: string): void {
  const ours: Partial<Record<string, string>> = { dark: 'dark', glass: 'dark', contrast: 'contrast' }
  document.documentElement.dataset['theme'] = ours[name] ?? 'light'
}
