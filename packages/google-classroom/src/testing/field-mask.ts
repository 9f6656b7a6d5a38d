/** A partial answer: `next,students(userId,profile(verifiedTeacher))` of the parameter `fields`. */
export function selectFields(value: unknown, fields: string): unknown {
  if (Array.isArray(value)) return value.map((entry) => selectFields(entry, fields))
  if (typeof value !== 'object' || value === null) return value
  const selected: Record<string, unknown> = {}
  for (const [name, inner] of namesIn(fields)) {
    const member = (value as Record<string, unknown>)[name]
    if (member !== undefined) selected[name] = inner === undefined ? member : selectFields(member, inner)
  }
  return selected
}

function namesIn(fields: string): [string, string | undefined][] {
  const found: [string, string | undefined][] = []
  let depth = 0
  let start = 0
  for (let at = 0; at <= fields.length; at++) {
    if (fields[at] === '(') depth++
    if (fields[at] === ')') depth--
    if (depth > 0 || (at < fields.length && fields[at] !== ',')) continue
    const [, name, inner] = /^(\w+)(?:\((.*)\))?$/.exec(fields.slice(start, at)) ?? []
    if (name !== undefined) found.push([name, inner])
    start = at + 1
  }
  return found
}
