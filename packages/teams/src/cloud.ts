/** Where an Entra and its Graph live. The national clouds have others, and so has a simulator. */
export interface MicrosoftCloud {
  /** An origin, without a slash at its end. */
  login: string
  /** The version root of Graph. */
  graph: string
}

export const publicCloud: MicrosoftCloud = {
  login: 'https://login.microsoftonline.com',
  graph: 'https://graph.microsoft.com/v1.0',
}

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** Tenants, people, apps and groups all have one; Entra writes them in lower case. */
export const isGuid = (value: unknown): value is string => typeof value === 'string' && guid.test(value)

/** The issuer of a tenant's v2.0 tokens; what discovery under `/common` shows as a template. */
export const issuerOf = ({ login }: MicrosoftCloud, tenantId: string): string => `${login}/${tenantId}/v2.0`

/** One set for all tenants; each key says for which issuers it signs. */
export const keySetUrl = ({ login }: MicrosoftCloud): string => `${login}/common/discovery/v2.0/keys`
