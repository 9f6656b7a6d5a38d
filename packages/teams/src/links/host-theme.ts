/**
 * Teams' names of themes in ours (Teams "Theme change handling"). What it does not say is for the browser to say; what
 * it says in new words is light, as Teams itself falls back.
 */
export function hostTheme(name: string | undefined): 'auto' | 'light' | 'dark' | 'contrast' {
  switch (name) {
    case undefined:
      return 'auto'
    case 'dark':
    case 'glass':
      return 'dark'
    case 'contrast':
      return 'contrast'
    default:
      return 'light'
  }
}
