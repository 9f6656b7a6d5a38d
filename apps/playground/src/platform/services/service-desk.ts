import type { Claims } from '../message.ts'
import { accessTokens, type AccessTokens } from './access-tokens.ts'
import type { Directory } from './directory.ts'
import type { EulaDesk } from './eula.ts'
import { gradebook, type Gradebook, type LineItem } from './gradebook.ts'
import { noticeOffice, type NoticeOffice } from './notice-office.ts'
import type { ServicePaths, ServiceRules } from './service-rules.ts'
import type { FindClient } from './tool-client.ts'

interface ServiceDeskOptions {
  issuer: string
  paths: ServicePaths
  rules: ServiceRules
  find: FindClient
  directory: Directory
  sign: (claims: Claims) => Promise<string>
  now: () => Date
  eula?: EulaDesk
}

/** What a platform's services work with. */
export interface ServiceDesk extends Omit<ServiceDeskOptions, 'sign'> {
  tokens: AccessTokens
  grades: Gradebook
  notices: NoticeOffice
  /** The address of a service; a name without value in it stays as it is. */
  address: (service: keyof ServicePaths, values?: Record<string, string>) => string
  lineItemAddress: (item: LineItem) => string
  resultAddress: (item: LineItem, userId: string) => string
}

export function createServiceDesk({ sign, ...options }: ServiceDeskOptions): ServiceDesk {
  const { issuer, paths, rules, now, find } = options
  const address: ServiceDesk['address'] = (service, values = {}) =>
    new URL(fill(paths[service] ?? '', values), issuer).href
  const lineItemAddress = ({ contextKey, clientId, id }: LineItem): string =>
    address('lineItem', { context: contextKey, item: id, client: clientId }) + queryOf(rules, find, clientId)
  return {
    ...options,
    tokens: accessTokens(now),
    grades: gradebook(),
    notices: noticeOffice({ issuer, types: rules.noticeTypes, sign, now }),
    address,
    lineItemAddress,
    resultAddress(item, userId) {
      const url = new URL(lineItemAddress(item))
      url.pathname += `/results${rules.resultPath?.(userId) ?? ''}`
      if (!rules.resultPath) url.searchParams.set('user_id', userId)
      return url.href
    },
  }
}

const fill = (template: string, values: Record<string, string>): string =>
  template.replaceAll(/:(\w+)/g, (name, key: string) =>
    Object.hasOwn(values, key) ? encodeURIComponent(values[key] ?? '') : name,
  )

/** What stands behind the addresses of grade services: Moodle names the tool there. */
export function queryOf({ gradeQuery }: ServiceRules, find: FindClient, clientId: string): string {
  const client = gradeQuery && find(clientId)
  return client ? `?${gradeQuery(client)}` : ''
}
