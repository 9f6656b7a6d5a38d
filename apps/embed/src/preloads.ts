/** For what a script imports: the browser would learn of it only after the script. */
export const preloads = (addresses: readonly string[]): string =>
  addresses.map((address) => `<link rel="modulepreload" href="${address}">\n`).join('')
