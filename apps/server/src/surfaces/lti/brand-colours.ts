import type { GuardedFetch } from '@lectern/lti'

/** The colour of an institution by the address of its brand, as far as it is known: nobody waits for it. */
export type BrandColours = (address: string | undefined) => string | undefined

interface Brand {
  /** undefined: it names none, or could not be read. */
  colour?: string
  until: number
}

const freshMilliseconds = 24 * 60 * 60_000
/** What could not be read is not asked for again at once. */
const patienceMilliseconds = 10 * 60_000
const maxBrands = 1_000

/**
 * Canvas names a file with the colours of the institution in its launches (`$com.instructure.brandConfigJSON.url`).
 * The first launch asks for it beside its answer, later ones wear it.
 */
export function brandColours({
  fetch,
  now = Date.now,
  onError,
}: {
  fetch: GuardedFetch
  now?: () => number
  onError: (error: unknown) => void
}): BrandColours {
  const brands = new Map<string, Brand>()

  async function read(address: string): Promise<void> {
    const response = await fetch(address, { headers: { accept: 'application/json' } })
    const colour = response.ok ? colourIn(await response.json()) : undefined
    brands.set(address, { colour, until: now() + freshMilliseconds })
  }

  return (address) => {
    if (address === undefined) return undefined
    const known = brands.get(address)
    if (known && known.until > now()) return known.colour
    if (brands.size >= maxBrands) brands.clear()
    brands.set(address, { ...known, until: now() + patienceMilliseconds })
    void read(address).catch(onError)
    return known?.colour
  }
}

/** The button's colour is what the institution chose for acting; without it its primary colour. */
function colourIn(brand: unknown): string | undefined {
  const values = (brand ?? {}) as Record<string, unknown>
  return ['ic-brand-button--primary-bgd', 'ic-brand-primary']
    .map((name) => values[name])
    .find((value): value is string => typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value))
}
