import type { JWTVerifyGetKey } from 'jose'

/** A tool as this platform's administrator let it in. */
export interface ToolClient {
  clientId: string
  /** Every place where it is installed. */
  deploymentIds: readonly string[]
  /** What its key may ask tokens for. */
  scopes: readonly string[]
  sharesNames: boolean
  sharesEmails: boolean
  /** Where notices about a deployment may be sent: an address of the tool's own. */
  origin: string
  /** What it publishes. */
  keys: JWTVerifyGetKey
}

/** What a request may be told about a tool: undefined where nobody let it in. */
export type FindClient = (clientId: string) => ToolClient | undefined
