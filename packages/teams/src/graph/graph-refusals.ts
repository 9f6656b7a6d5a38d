import { refusing, type Refusal } from '../refusal.ts'

/**
 * Every reason for which a call to Graph, or a notice from it, comes to nothing. errors = Graph "Microsoft Graph error
 * responses and resource types", throttling = Graph "throttling guidance", paging = Graph "Paging Microsoft Graph data",
 * delta = Graph "Use delta query", batch = Graph "Combine multiple requests in one HTTP call using JSON batching",
 * notices = Graph "Receive change notifications through webhooks", cae = entra "Claims challenges and client capabilities".
 */
export const graphRefusals = {
  // The way to Graph and back
  'teams.graph-unreachable': { kind: 'upstream', remedy: 'wait', source: 'RFC 9110 15.6' },
  'teams.graph-unavailable': { kind: 'upstream', remedy: 'wait', source: 'errors' },
  'teams.graph-throttled': { kind: 'too-many', remedy: 'wait', source: 'throttling' },
  'teams.graph-redirected': { kind: 'upstream', remedy: 'administrator', source: 'RFC 9700 4.11' },
  'teams.graph-answer-invalid': { kind: 'upstream', remedy: 'wait', source: 'RFC 8259 2' },

  // What Graph answers instead
  'teams.graph-unauthorized': { kind: 'upstream', remedy: 'sign-in', source: 'errors, 401' },
  'teams.graph-claims-challenge': { kind: 'upstream', remedy: 'sign-in', source: 'cae' },
  'teams.graph-forbidden': { kind: 'upstream', remedy: 'consent', source: 'errors, 403' },
  'teams.graph-not-found': { kind: 'upstream', remedy: 'administrator', source: 'errors, 404' },
  'teams.graph-conflict': { kind: 'upstream', remedy: 'administrator', source: 'errors, 409' },
  'teams.graph-gone': { kind: 'upstream', remedy: 'wait', source: 'errors, 410' },
  'teams.graph-refused': { kind: 'upstream', remedy: 'administrator', source: 'errors' },

  // Where its links lead
  'teams.graph-link-foreign': { kind: 'upstream', remedy: 'administrator', source: 'paging' },
  'teams.graph-pages-repeat': { kind: 'upstream', remedy: 'administrator', source: 'paging' },
  'teams.graph-pages-exceeded': { kind: 'upstream', remedy: 'administrator', source: 'paging' },
  'teams.delta-restarts': { kind: 'upstream', remedy: 'wait', source: 'delta, synchronization reset' },

  // What was asked of us
  'teams.graph-id-malformed': { kind: 'invalid', remedy: 'administrator', source: 'errors, 400' },
  'teams.batch-invalid': { kind: 'invalid', remedy: 'administrator', source: 'batch' },
  'teams.handshake-malformed': { kind: 'invalid', remedy: 'administrator', source: 'notices, validation' },
  'teams.notices-malformed': { kind: 'invalid', remedy: 'administrator', source: 'notices' },
} as const satisfies Record<string, Refusal>

export type GraphRefusal = keyof typeof graphRefusals

export const refuseGraph = refusing<GraphRefusal>(graphRefusals)
