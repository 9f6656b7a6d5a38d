import { Readable } from 'node:stream'
import type { DistrictScope } from '@lectern/database'
import { Problem } from '@lectern/problem'
import { splitParts, type AnnouncedPart, type StoredPart } from './set-parts.ts'

const chunkBytes = 1024 ** 2
export const largestFileBytes = 100 * 1024 ** 2

/**
 * Keeps an upload in the database, chunk by chunk: a slow sender holds no connection and no transaction.
 * @returns how many chunks
 * @throws Problem `import.file-too-large`
 */
export async function storeImportFile(
  scope: DistrictScope,
  importId: string,
  source: Readable,
): Promise<number> {
  let chunk = 0
  let total = 0
  try {
    for await (const bytes of inChunks(source)) {
      total += bytes.length
      if (total > largestFileBytes) throw tooLarge()
      await scope.query(
        'insert into lectern.import_file (district_id, import_id, chunk, bytes) values ($1, $2, $3, $4)',
        [scope.districtId, importId, chunk++, bytes],
      )
    }
    return chunk
  } catch (error) {
    await deleteImportFile(scope, importId)
    throw error
  }
}

/**
 * The same with the files of a set, none of which shares a chunk with another.
 * @throws Problem `import.file-too-large`, `import.parts-differ`
 */
export async function storeImportParts(
  scope: DistrictScope,
  importId: string,
  source: Readable,
  parts: readonly AnnouncedPart[],
): Promise<StoredPart[]> {
  if (parts.reduce((sum, { bytes }) => sum + bytes, 0) > largestFileBytes) throw tooLarge()
  const stored = parts.map(({ name }) => ({ name, first: 0, chunks: 0 }))
  let chunk = 0
  const store = async (part: number, pieces: Buffer[]): Promise<void> => {
    if (pieces.length === 0) return
    const of = stored[part]!
    if (of.chunks++ === 0) of.first = chunk
    await scope.query(
      'insert into lectern.import_file (district_id, import_id, chunk, bytes) values ($1, $2, $3, $4)',
      [scope.districtId, importId, chunk++, Buffer.concat(pieces)],
    )
  }
  try {
    let [current, size, pieces]: [number, number, Buffer[]] = [0, 0, []]
    for await (const { part, bytes } of splitParts(source as AsyncIterable<Buffer>, parts)) {
      if (part !== current || size >= chunkBytes) {
        await store(current, pieces)
        ;[size, pieces] = [0, []]
      }
      current = part
      size += bytes.length
      pieces.push(bytes)
    }
    await store(current, pieces)
    return stored
  } catch (error) {
    await deleteImportFile(scope, importId)
    throw error
  }
}

/** The bytes as they were uploaded, one chunk in memory at a time; of a set, those of one file. */
export const openImportFile = (
  scope: DistrictScope,
  importId: string,
  part?: Pick<StoredPart, 'first' | 'chunks'>,
): Readable => Readable.from(storedChunks(scope, importId, part), { objectMode: false })

export async function deleteImportFile(scope: DistrictScope, importId: string): Promise<void> {
  await scope.query('delete from lectern.import_file f where f.district_id = $1 and f.import_id = $2', [
    scope.districtId,
    importId,
  ])
}

async function* storedChunks(
  scope: DistrictScope,
  importId: string,
  { first, chunks }: Pick<StoredPart, 'first' | 'chunks'> = { first: 0, chunks: Infinity },
): AsyncGenerator<Buffer> {
  for (let chunk = first; chunk < first + chunks; chunk++) {
    const [row] = await scope.query<{ file_chunks: number; bytes: Buffer | null }>(
      `select r.file_chunks, f.bytes from lectern.import_run r
       left join lectern.import_file f on f.district_id = r.district_id and f.import_id = r.id and f.chunk = $3
       where r.district_id = $1 and r.id = $2`,
      [scope.districtId, importId, chunk],
    )
    if (row?.file_chunks === chunk) return
    // A file that was dropped while it is read must not pass for a short one.
    if (!row?.bytes) throw fileGone()
    yield row.bytes
  }
}

async function* inChunks(source: Readable): AsyncGenerator<Buffer> {
  let parts: Buffer[] = []
  let size = 0
  for await (const part of source as AsyncIterable<Buffer>) {
    parts.push(part)
    size += part.length
    if (size < chunkBytes) continue
    yield Buffer.concat(parts)
    parts = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(parts)
}

const tooLarge = (): Problem =>
  new Problem({
    kind: 'too-large',
    code: 'import.file-too-large',
    message: `The file is larger than ${largestFileBytes / 1024 ** 2} MB. Compress it with gzip, or split it.`,
  })

const fileGone = (): Problem =>
  new Problem({
    kind: 'conflict',
    code: 'import.file-gone',
    message: 'The uploaded file is no longer kept: the import has ended elsewhere.',
  })
