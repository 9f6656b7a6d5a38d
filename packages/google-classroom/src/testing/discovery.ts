import document from './classroom-v1-discovery.json' with { type: 'json' }

export interface Schema {
  $ref?: string
  type?: string
  format?: string
  enum?: readonly string[]
  items?: Schema
  properties?: Readonly<Record<string, Schema>>
}

export interface Parameter extends Schema {
  location: string
  required?: boolean
  repeated?: boolean
}

interface Method {
  id: string
  path: string
  httpMethod: string
  parameters?: Readonly<Record<string, Parameter>>
  request?: { $ref: string }
  response?: { $ref: string }
  scopes?: readonly string[]
}

interface Resource {
  methods?: Readonly<Record<string, Method>>
  resources?: Readonly<Record<string, Resource>>
}

/** Google's own description of the API; its types as written by the compiler name each of its thousands of properties. */
const {
  parameters: common,
  schemas,
  resources,
} = document as unknown as {
  parameters: Readonly<Record<string, Parameter>>
  schemas: Readonly<Record<string, Schema>>
  resources: Readonly<Record<string, Resource>>
}

export interface ApiMethod extends Method {
  parameters: Readonly<Record<string, Parameter>>
  pattern: RegExp
}

const methodsOf = ({ methods = {}, resources: inner = {} }: Resource): Method[] => [
  ...Object.values(methods),
  ...Object.values(inner).flatMap(methodsOf),
]

const apiMethods: readonly ApiMethod[] = Object.values(resources)
  .flatMap(methodsOf)
  .map((method) => ({
    ...method,
    parameters: { ...common, ...method.parameters },
    // `{name}` is one part of a path, before a verb after a colon too.
    pattern: new RegExp(`^/${method.path.replace(/\{(\w+)\}/g, '(?<$1>[^/:]+(?::[^/:]+)?)')}$`),
  }))

export const findMethod = (httpMethod: string, pathname: string): ApiMethod | undefined =>
  apiMethods.find((method) => method.httpMethod === httpMethod && method.pattern.test(pathname))

export const schemaOf = ({ $ref }: { $ref: string }): Schema => schemas[$ref]!
