export type Members = Record<string, unknown>

export function parseObject(document: string): Members | undefined {
  try {
    return members(JSON.parse(document))
  } catch {
    return undefined // to its readers anything else is the same: no object
  }
}

export const members = (value: unknown): Members | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Members) // an object out of JSON
    : undefined

export const memberText = (object: Members, name: string): string | undefined => {
  const value = object[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** What is no text in a list of texts is left out; what is no list is absent. */
export const memberTexts = (object: Members, name: string): string[] | undefined => {
  const value = object[name]
  return Array.isArray(value)
    ? value.filter((member): member is string => typeof member === 'string')
    : undefined
}
