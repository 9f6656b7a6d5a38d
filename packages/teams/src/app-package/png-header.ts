export interface PngHeader {
  width: number
  height: number
  hasAlpha: boolean
}

const signature = '\x89PNG\r\n\x1a\n'
/** Greyscale or colour, with transparency in each pixel. */
const typesWithAlpha = [4, 6]

/** Size and kind of a picture (PNG, third edition §5.2, §11.2.1); undefined for whatever is no PNG. */
export function readPngHeader(bytes: Uint8Array | undefined): PngHeader | undefined {
  if (bytes === undefined || bytes.length < 33) return undefined
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, 33)
  if (start.toString('latin1', 0, 8) !== signature || start.toString('latin1', 12, 16) !== 'IHDR')
    return undefined
  return {
    width: start.readUInt32BE(16),
    height: start.readUInt32BE(20),
    hasAlpha: typesWithAlpha.includes(start[25]!),
  }
}
