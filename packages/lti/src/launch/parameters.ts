import { refuse } from './refusals.ts'

/**
 * The named parameters of a form or query, each at most once and within its limit.
 * A parameter given twice is refused, never picked: two readers would pick differently (RFC 6749 §3.1).
 * An empty one is absent.
 */
export function readParameters<Name extends string>(
  form: URLSearchParams,
  limits: Readonly<Record<Name, number>>,
): Partial<Record<Name, string>> {
  const found: Partial<Record<Name, string>> = {}
  for (const [name, value] of form) {
    if (!isNamed(limits, name)) continue
    if (found[name] !== undefined)
      throw refuse('lti.parameter-duplicated', `The platform sent the parameter ${name} more than once.`, {
        parameter: name,
      })
    if (value.length > limits[name])
      throw refuse(
        'lti.parameter-too-long',
        `The parameter ${name} has ${value.length} characters; at most ${limits[name]} are accepted.`,
        { parameter: name },
      )
    found[name] = value
  }
  return withoutEmpty(found)
}

const isNamed = <Name extends string>(limits: Readonly<Record<Name, number>>, name: string): name is Name =>
  Object.hasOwn(limits, name)

function withoutEmpty<Name extends string>(
  found: Partial<Record<Name, string>>,
): Partial<Record<Name, string>> {
  for (const name in found) if (found[name] === '') delete found[name]
  return found
}
