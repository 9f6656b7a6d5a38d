import { Problem } from '@lectern/problem'

/** A file of a set, as its sender announces it. */
export interface AnnouncedPart {
  name: string
  bytes: number
}

/** Which of the stored chunks are a file of the set. */
export interface StoredPart {
  name: string
  first: number
  chunks: number
}

/** Bytes that came one file after the other, each piece with the place of its file. */
export async function* splitParts(
  source: AsyncIterable<Buffer>,
  parts: readonly AnnouncedPart[],
): AsyncGenerator<{ part: number; bytes: Buffer }> {
  let part = 0
  let missing = parts[0]?.bytes ?? 0
  for await (const given of source) {
    for (let rest = given; rest.length > 0;) {
      while (missing === 0 && part < parts.length - 1) missing = parts[++part]!.bytes
      if (missing === 0) throw otherLength()
      const bytes = rest.subarray(0, missing)
      yield { part, bytes }
      missing -= bytes.length
      rest = rest.subarray(bytes.length)
    }
  }
  if (missing > 0 || parts.slice(part + 1).some(({ bytes }) => bytes > 0)) throw otherLength()
}

const otherLength = (): Problem =>
  new Problem({
    kind: 'invalid',
    code: 'import.parts-differ',
    message:
      'The files did not arrive as they were announced. Choose them again; they may have changed meanwhile.',
  })
