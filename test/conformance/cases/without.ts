/** Claims that take these out of a message. */
export const without = (...names: string[]): Record<string, undefined> =>
  Object.fromEntries(names.map((name) => [name, undefined]))
