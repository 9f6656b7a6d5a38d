/** A version 4 UUID. `crypto.randomUUID` is missing in a frame whose host is not served over HTTPS; this is not. */
export function newEventId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  // RFC 9562 §5.4: version and variant.
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
