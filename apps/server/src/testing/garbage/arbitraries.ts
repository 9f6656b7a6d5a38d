import fc from 'fast-check'
import type { PublicEndpoint } from './endpoints.ts'

/** Written where text may end up in a page, a header or an address: none of it may arrive there as it is. */
const hostile = [
  '',
  '\0',
  'a\0b',
  '\ud800',
  '\udfff<garbage>',
  '\u2028',
  'i'.repeat(256),
  'ü'.repeat(256),
  'javascript:alert(1)',
  'javascript://evil.example/%0aalert(1)',
  'data:text/html,<garbage>',
  '//evil.example/',
  'https://evil.example/',
  'https://evil.example;sandbox/',
  'https://evil.example,x/',
  'https://user:secret@evil.example/',
  'http://[::1]:1/',
  'https://evil.example/\r\nset-cookie: garbage=1',
  'x\r\ngarbage: 1\r\n\r\n<garbage>',
  '<garbage onload=alert(1)>',
  '"><garbage>',
  "'><garbage>",
  '</script><garbage>',
  '</title><garbage>',
  '<!--<script>',
  '$User.id',
  '%',
  '%zz',
  '%c0%80',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'eyJhbGciOiJub25lIn0.e30.',
  'a.b.c',
  '....',
  '-1',
  '1e999',
  '{"a":',
]

/** Any UTF-16, halves of pairs and control characters included. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units))

export const garbageText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostile) },
  { weight: 1, arbitrary: anyText },
  { weight: 1, arbitrary: fc.string({ maxLength: 300 }) },
)

const scalar = fc.oneof(
  garbageText,
  fc.constantFrom(null, true, false, 0, -1, 1e308, -1e308, 2 ** 53, 0.1),
  fc.integer(),
)

export const garbageJson: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.dictionary(garbageText, scalar, { maxKeys: 4 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.constant(nested(2_000)) },
)

function nested(depth: number): unknown {
  let value: unknown = []
  for (let level = 0; level < depth; level += 1) value = [value]
  return value
}

export interface GarbageRequest {
  method: string
  path: string
  headers: Record<string, string>
  body?: Buffer
  /** What was put in, to look for in the answer. */
  sent: string[]
}

type Pair = [name: string, value: string]

/** Requests to one endpoint; `honest` values let some of them come past the first check. */
export const garbageRequest = (
  { path, parameters }: PublicEndpoint,
  honest: Readonly<Record<string, string>>,
): fc.Arbitrary<GarbageRequest> =>
  fc
    .record({
      method: fc.constantFrom('GET', 'POST', 'POST', 'POST', 'PUT', 'HEAD'),
      pairs: garbagePairs(parameters, honest),
      query: garbagePairs(parameters, honest),
      encoding: fc.constantFrom('form', 'form', 'form', 'json', 'multipart', 'text', 'bytes', 'none'),
      size: fc.constantFrom(0, 0, 0, 0, 0, 0, 200_000),
      cookie: fc.option(fc.constantFrom('__Host-lti-=x', '__Host-lti-0123456789abcdef=%', '=;=;,', 'a'), {
        nil: undefined,
      }),
      language: fc.constantFrom('en', 'es-MX', '*', '\u00ff;q=9', ''),
    })
    .map(({ method, pairs, query, encoding, size, cookie, language }) => {
      const inQuery = method === 'GET' ? pairs : query
      const address = inQuery.length > 0 ? `${path}?${encoded(inQuery)}`.slice(0, 8_000) : path
      const body = method === 'GET' || method === 'HEAD' ? undefined : bodyOf(encoding, pairs, size)
      return {
        method,
        path: address,
        headers: {
          'accept-language': language,
          ...(cookie && { cookie }),
          ...(body && contentTypes[encoding] && { 'content-type': contentTypes[encoding] }),
          ...(body && { 'content-length': String(body.length) }),
        },
        body,
        sent: [...pairs, ...query].flat(),
      }
    })

const contentTypes: Record<string, string> = {
  form: 'application/x-www-form-urlencoded',
  json: 'application/json',
  multipart: 'multipart/form-data; boundary=x',
  text: 'text/plain; charset=utf-16',
  bytes: 'application/x-www-form-urlencoded; charset=nonsense',
}

function garbagePairs(
  names: readonly string[],
  honest: Readonly<Record<string, string>>,
): fc.Arbitrary<Pair[]> {
  const known = names.map((name) =>
    fc.option(
      fc.tuple(
        fc.constant(name),
        honest[name] === undefined
          ? garbageText
          : fc.oneof(
              { weight: 2, arbitrary: fc.constant(honest[name]) },
              { weight: 1, arbitrary: garbageText },
            ),
      ),
      { freq: 6, nil: undefined },
    ),
  )
  // A name twice, and names that nobody knows.
  const more = fc.array(fc.tuple(fc.oneof(fc.constantFrom('state', ...names), garbageText), garbageText), {
    maxLength: 2,
  })
  return fc
    .tuple(
      fc.tuple(...known),
      fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: more }),
    )
    .map(([some, others]) => [...some.filter((pair) => pair !== undefined), ...others])
}

/** Lone surrogates as WTF-8 writes them, which is no UTF-8. */
const encoded = (pairs: readonly Pair[]): string =>
  pairs.map((pair) => pair.map((text) => percent(text)).join('=')).join('&')

const percent = (text: string): string =>
  text
    .split(/([\ud800-\udfff])/u)
    .map((part, index) => (index % 2 === 1 ? '%ED%A0%80' : encodeURIComponent(part)))
    .join('')

function bodyOf(encoding: string, pairs: readonly Pair[], size: number): Buffer {
  const padding = Buffer.alloc(size, '&x=%00')
  const text: Record<string, () => Buffer> = {
    json: () => Buffer.from(JSON.stringify(Object.fromEntries(pairs))),
    multipart: () => Buffer.from('--x\r\ncontent-disposition: form-data; name="state"\r\n\r\nx\r\n--x--'),
    // Not encoded at all.
    bytes: () => Buffer.from(pairs.map((pair) => pair.join('=')).join('&'), 'utf16le'),
  }
  return Buffer.concat([text[encoding]?.() ?? Buffer.from(encoded(pairs)), padding])
}
