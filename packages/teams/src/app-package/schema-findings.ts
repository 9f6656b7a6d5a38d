import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { finding, type Finding } from './findings.ts'
import schema from './teams-manifest.schema.json' with { type: 'json' }

type Validate = ReturnType<Ajv['compile']>
let compiled: Validate | undefined

/** What Microsoft's own schema finds, offline; compiled at the first use because that takes a moment. */
export function schemaFindings(manifest: unknown): Finding[] {
  compiled ??= compile()
  if (compiled(manifest)) return []
  return (compiled.errors ?? []).map(({ instancePath, message = 'is wrong', params }) =>
    finding('schema', instancePath || '/', `${message}${extraOf(params)}.`),
  )
}

function compile(): Validate {
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats(ajv)
  return ajv.compile(schema)
}

/** Which member is too much; of a value never more than that, because it may be anybody's words. */
const extraOf = (params: Record<string, unknown>): string =>
  typeof params.additionalProperty === 'string' ? `: "${params.additionalProperty}"` : ''
