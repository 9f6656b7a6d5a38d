import { invalid } from './api-error.ts'
import { schemaOf, type ApiMethod, type Parameter, type Schema } from './discovery.ts'

export type Params = Readonly<Record<string, string | string[] | undefined>>

/** The parameters of a request, each known, of its type, and repeated only where it may be. */
export function validParameters({ parameters, pattern }: ApiMethod, url: URL): Params {
  const found: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(pattern.exec(url.pathname)?.groups ?? {}))
    found[name] = decodeURIComponent(value)
  for (const name of new Set(url.searchParams.keys())) {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined
    if (parameter?.location !== 'query')
      throw invalid(`Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter.`)
    found[name] = validValues(name, parameter, url.searchParams.getAll(name))
  }
  for (const [name, { required }] of Object.entries(parameters))
    if (required && !found[name]) throw invalid(`Missing ${name}.`)
  return found
}

function validValues(name: string, parameter: Parameter, values: string[]): string | string[] {
  if (values.length > 1 && !parameter.repeated) throw invalid(`${name} is not repeatable.`)
  for (const value of values) {
    if (parameter.type === 'integer' && !/^-?\d+$/.test(value))
      throw invalid(`Invalid value at '${name}' (TYPE_INT32).`)
    if (parameter.type === 'boolean' && !/^(?:true|false)$/.test(value))
      throw invalid(`Invalid value at '${name}'.`)
    if (parameter.enum && !parameter.enum.includes(value))
      throw invalid(`Invalid value at '${name}': "${value}".`)
  }
  return parameter.repeated ? values : values[0]!
}

/** Why a value is not of a schema; nothing when it is. Members that the schema does not name are not taken. */
export function mismatch(value: unknown, schema: Schema, path = ''): string | undefined {
  if (schema.$ref !== undefined) return mismatch(value, schemaOf({ $ref: schema.$ref }), path)
  // JSON leaves undefined members out.
  if (value === undefined || value === null) return undefined
  switch (schema.type) {
    case 'object':
      return objectMismatch(value, schema, path)
    case 'array':
      if (!Array.isArray(value)) return `'${path}' is no list`
      return first(value.map((entry, index) => mismatch(entry, schema.items ?? {}, `${path}[${index}]`)))
    case 'string':
      if (typeof value !== 'string') return `'${path}' is no string`
      return schema.enum && !schema.enum.includes(value) ? `'${path}' is none of its values` : undefined
    case 'boolean':
      return typeof value === 'boolean' ? undefined : `'${path}' is no boolean`
    case 'integer':
      return Number.isInteger(value) ? undefined : `'${path}' is no whole number`
    case 'number':
      return typeof value === 'number' ? undefined : `'${path}' is no number`
    default:
      return undefined
  }
}

function objectMismatch(value: unknown, { properties = {} }: Schema, path: string): string | undefined {
  if (typeof value !== 'object' || Array.isArray(value)) return `'${path}' is no object`
  return first(
    Object.entries(value as object).map(([name, member]) =>
      Object.hasOwn(properties, name)
        ? mismatch(member, properties[name]!, path === '' ? name : `${path}.${name}`)
        : `Unknown name "${name}" at '${path}': Cannot find field`,
    ),
  )
}

const first = (reasons: readonly (string | undefined)[]): string | undefined =>
  reasons.find((reason) => reason !== undefined)

export function validBody({ request }: ApiMethod, text: string): object {
  if (request === undefined) {
    if (text !== '') throw invalid('The request body must be empty.')
    return {}
  }
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw invalid('Invalid JSON payload received.')
  }
  const reason = mismatch(body, schemaOf(request))
  if (reason !== undefined) throw invalid(`Invalid JSON payload received. ${reason}.`)
  return body as object // its schema is an object
}
