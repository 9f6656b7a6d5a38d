/** A signing key without its private part. */
export interface SigningKeyTimes {
  /** In our key set since then. */
  publishedAt: Date
  activatedAt: Date | null
  retiredAt: Date | null
  /** In our key set until then; null until it retires. */
  publishedUntil: Date | null
}

/**
 * `next` is published and waits, `active` signs, `retiring` signs no more and is published for what it signed, `gone`
 * is history.
 */
export type SigningKeyState = 'next' | 'active' | 'retiring' | 'gone'

/** How long platforms may keep our key set (`Cache-Control` of `/lti/jwks`). */
export const keySetMaxAgeSeconds = 3600

const hour = 3_600_000
const day = 24 * hour

/** Much longer than the key set is kept: some platforms keep it for longer than we allow. */
export const publishedBeforeUseMs = day
/** What a key signed is checked within minutes; the rest is for platforms that read it late. */
export const publishedAfterUseMs = 7 * day
/** How long a key signs before the schedule rotates it. */
const signsForMs = 90 * day

export function signingKeyState(
  { activatedAt, retiredAt, publishedUntil }: SigningKeyTimes,
  now: Date,
): SigningKeyState {
  if (publishedUntil && publishedUntil <= now) return 'gone'
  if (retiredAt) return 'retiring'
  return activatedAt ? 'active' : 'next'
}

/** When platforms know it for certain, so that it may sign. */
export const usableFrom = ({ publishedAt }: Pick<SigningKeyTimes, 'publishedAt'>): Date =>
  new Date(publishedAt.getTime() + publishedBeforeUseMs)

export const isDueToRetire = (
  { activatedAt }: Pick<SigningKeyTimes, 'activatedAt'>,
  now: Date,
  signsFor = signsForMs,
): boolean => activatedAt !== null && now.getTime() - activatedAt.getTime() >= signsFor
