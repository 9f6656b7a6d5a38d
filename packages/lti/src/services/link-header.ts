/**
 * The targets of a Link header by relation, resolved against the address it came from (RFC 8288). Survives what
 * platforms send: several links, relations quoted, unquoted or several at once, Moodle's “typographic” quotes and
 * `&amp;`. A target that is no URL is kept as it came, so that it can be refused instead of overlooked.
 */
export function readLinks(header: string | null, base: URL): Map<string, string> {
  const links = new Map<string, string>()
  for (const [, target, parameters] of asUtf8(header ?? '').matchAll(/<([^<>]*)>([^<]*)/g))
    for (const relation of relationsIn(parameters!))
      if (!links.has(relation)) links.set(relation, resolved(target!, base))
  return links
}

/** A header holds bytes, read as Latin-1; some platforms write UTF-8 into it. */
const asUtf8 = (header: string): string => Buffer.from(header, 'latin1').toString('utf8')

const relationsIn = (parameters: string): string[] => {
  const [, quoted, plain] = /;\s*rel\s*=\s*(?:["“”]([^"“”]*)["“”]|([^\s;,"“”]+))/i.exec(parameters) ?? []
  return (quoted ?? plain ?? '').toLowerCase().split(/\s+/).filter(Boolean)
}

function resolved(target: string, base: URL): string {
  const address = target.trim().replaceAll('&amp;', '&')
  return URL.canParse(address, base.href) ? new URL(address, base).href : address
}
