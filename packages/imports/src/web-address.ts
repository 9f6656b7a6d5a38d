const longest = 2048

/** Never `javascript:` or `data:`: what a file says here becomes a link that people click. */
export function webAddress(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  if (!['http:', 'https:'].includes(url.protocol) || url.username || url.password) return undefined
  return url.href.length <= longest ? url : undefined
}
