import { frameParameters } from './frame-kinds.ts'
import { refuseFrame } from './frame-refusals.ts'

const maxLength = 1800

/**
 * The address that is stored for a view of an attachment, with parameters of our own; Classroom appends its own on every
 * visit (add-ons/developer-guides/project-configuration).
 * @throws Problem `classroom.view-address-invalid`
 */
export function viewAddress(
  base: string,
  own: Readonly<Record<string, string>>,
  allowedPrefixes: readonly string[],
): string {
  const url = new URL(base)
  for (const [name, value] of Object.entries(own)) url.searchParams.append(name, value)
  const taken = [...url.searchParams.keys()].filter((name) => Object.hasOwn(frameParameters, name))
  const reason =
    taken.length > 0
      ? `its parameter ${taken.join(', ')} is one that Classroom appends`
      : url.href.length > maxLength
        ? `it has ${url.href.length} characters, more than ${maxLength}`
        : !allowedPrefixes.some((prefix) => url.href.startsWith(prefix))
          ? 'it does not begin with any of the Allowed Attachment URI Prefixes of the add-on'
          : undefined
  if (reason === undefined) return url.href
  throw refuseFrame('classroom.view-address-invalid', `An attachment cannot have this address: ${reason}.`, {
    origin: url.origin,
    pathname: url.pathname,
  })
}
