/** What stands between braces in an activity's text, in the order of the alphabet: a translator may move them. */
export const placeholdersOf = (template: string): string[] =>
  [...new Set([...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))].sort()
