import { createRemoteJWKSet } from 'jose'
import type { RegisteredTool } from './profile.ts'
import type { ToolClient } from './services/tool-client.ts'

interface ClientFacts {
  clientId: string
  deploymentIds: readonly string[]
  /** What the platform has to offer. */
  scopes: readonly string[]
  sharesNames: boolean
  sharesEmails: boolean
}

/** A registered tool as the services know it; undefined where it publishes no keys to know it by. */
export function clientOf(tool: RegisteredTool, facts: ClientFacts): ToolClient | undefined {
  if (!tool.jwksUrl) return undefined
  const { scopes: granted = facts.scopes } = tool
  return {
    ...facts,
    scopes: facts.scopes.filter((scope) => granted.includes(scope)),
    origin: new URL(tool.launchUrl).origin,
    keys: createRemoteJWKSet(new URL(tool.jwksUrl)),
  }
}
