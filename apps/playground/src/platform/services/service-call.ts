import type { ToolClient } from './tool-client.ts'

/** A request to a service by a tool that may make it. */
export interface ServiceCall {
  client: ToolClient
  /** As it was called, with the query. */
  url: URL
  params: Readonly<Record<string, string>>
  body: unknown
}

export interface ServiceAnswer {
  status?: number
  body?: unknown
  headers?: Record<string, string>
}
