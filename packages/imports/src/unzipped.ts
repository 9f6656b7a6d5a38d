import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Problem } from '@lectern/problem'

/** A small file can hold a very large one. */
const largestContent = 1024 ** 3

/**
 * A file's content, gzipped or not: told by its first two bytes (RFC 1952 §2.3.1), not by its name.
 * @throws Problem `csv.broken-gzip`, `csv.too-large`
 */
export async function* unzipped(source: Readable): AsyncGenerator<Buffer> {
  let size = 0
  try {
    for await (const bytes of await content(source)) {
      size += bytes.length
      if (size > largestContent) throw tooLarge()
      yield bytes
    }
  } catch (error) {
    throw (error as { code?: string }).code?.startsWith('Z_') ? brokenGzip(error) : error
  }
}

async function content(source: Readable): Promise<AsyncIterable<Buffer>> {
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  let start = Buffer.alloc(0)
  while (start.length < 2) {
    const { value, done } = await chunks.next()
    if (done) break
    start = Buffer.concat([start, value])
  }
  const whole = prepend(start, chunks)
  return start[0] === 0x1f && start[1] === 0x8b
    ? pipeline(Readable.from(whole), createGunzip(), () => {})
    : whole
}

async function* prepend(start: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield start
  yield* { [Symbol.asyncIterator]: () => rest }
}

const brokenGzip = (cause: unknown): Problem =>
  new Problem({
    kind: 'invalid',
    code: 'csv.broken-gzip',
    message: 'The compressed file is damaged or incomplete.',
    cause,
  })

const tooLarge = (): Problem =>
  new Problem({
    kind: 'too-large',
    code: 'csv.too-large',
    message: 'The file holds more than 1 GiB of text. Split it.',
  })
