import { Router } from 'express'
import { markColours, markOf } from '@lectern/ui/mark'
import { pageUnknown } from '../../http/not-found.ts'

/** Where platforms fetch the picture of a name; it says a letter and a colour, and nothing about whose it is. */
export function markPath(name: string): string {
  const { letter, colour } = markOf(name)
  return `/embed/marks/${colour}-${letter.codePointAt(0)!.toString(16)}.svg` // a name's letter is never empty
}

/** Open to everybody and the same for ever: any cache may keep it. */
export function markRoutes(): Router {
  const router = Router()
  router.get('/marks/:mark', (req, res, next) => {
    const svg = drawn(req.params.mark)
    if (svg === undefined) return pageUnknown(req, res, next)
    res
      .set({
        'content-type': 'image/svg+xml; charset=utf-8',
        'cache-control': 'public, max-age=31536000, immutable',
        'content-security-policy': "default-src 'none'",
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff',
      })
      .send(svg)
  })
  return router
}

/** The tile of the light theme: see `.mark` in the styles of packages/ui. */
function drawn(mark: string): string | undefined {
  const [, colour, code] = /^([1-8])-([0-9a-f]{2,5})\.svg$/.exec(mark) ?? []
  const letter = String.fromCodePoint(Number.parseInt(code ?? '0', 16))
  const hue = markColours[Number(colour) - 1]
  // Never a character that means something in a document.
  if (hue === undefined || !/^[\p{L}\p{N}?]$/u.test(letter)) return undefined
  return `<svg xmlns="http://www.w3.org/2000/svg" width="128" height="128" viewBox="0 0 128 128">
<rect width="128" height="128" rx="28" fill="#ffffff"/>
<rect width="128" height="128" rx="28" fill="${hue}" fill-opacity="0.13"/>
<text x="64" y="66" fill="${hue}" font-family="system-ui, 'Segoe UI', Roboto, Arial, sans-serif" font-size="64" font-weight="700" text-anchor="middle" dominant-baseline="central">${letter}</text>
</svg>
`
}
