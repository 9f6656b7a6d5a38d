import express, { Router, type Request, type RequestHandler, type Response } from 'express'
import { singleValues } from '../../http/parameters.ts'
import { forgetAcceptances, recordAcceptance, requireEula } from './eula.ts'
import {
  changeLineItem,
  createLineItem,
  deleteLineItem,
  lineItemsType,
  lineItemType,
  listLineItems,
  readOneLineItem,
} from './line-items.ts'
import { membershipType, readMemberships } from './memberships.ts'
import { putNoticeHandler, readNoticeHandlers } from './notice-handlers.ts'
import { readResults, resultsType } from './results.ts'
import { postScore, scoreType } from './scores.ts'
import { serviceHandler, type Service } from './service-handler.ts'
import type { ServiceDesk } from './service-desk.ts'
import { serviceScopes } from './service-scopes.ts'
import { tokenEndpoint } from './token-endpoint.ts'

const json = 'application/json'

/** Everything that a tool's server calls on a platform. */
export function serviceRoutes(desk: ServiceDesk): Router {
  const { paths, rules, directory, grades, now, notices, eula } = desk
  const router = Router()
  const resultUrlOf = desk.resultAddress
  const addressOf = desk.lineItemAddress
  const columns = { directory, grades, rules: rules.lineItems, addressOf }
  const scored = { directory, grades, rules: rules.scores, now, resultUrlOf }
  const resulting = { directory, grades, rules: rules.results, addressOf, resultUrlOf }
  const { lineItems, lineItemsReadOnly, memberships, results, scores, noticeHandlers } = serviceScopes

  router.post(paths.token, express.urlencoded({ extended: false }), grantTokens(desk))
  const on = (method: 'get' | 'post' | 'put' | 'delete', path: string, service: Service): void => {
    router[method](path, express.text({ type: () => true, limit: '1mb' }), serviceHandler(desk, service))
  }

  on('get', paths.memberships, {
    scopes: [memberships],
    answers: membershipType,
    handle: (call) => readMemberships(call, { directory, rules: rules.memberships }),
  })
  on('get', paths.lineItems, {
    scopes: [lineItems, lineItemsReadOnly],
    answers: lineItemsType,
    refusesWildcard: rules.listRefusesWildcard,
    handle: (call) => listLineItems(call, columns),
  })
  const made = { scopes: [lineItems], answers: lineItemType, takes: lineItemType }
  on('post', paths.lineItems, { ...made, handle: (call) => createLineItem(call, columns) })
  on('get', paths.lineItem, {
    scopes: [lineItems, lineItemsReadOnly],
    answers: lineItemType,
    handle: (call) => readOneLineItem(call, columns),
  })
  on('put', paths.lineItem, { ...made, handle: (call) => changeLineItem(call, columns) })
  on('delete', paths.lineItem, {
    scopes: [lineItems],
    answers: lineItemType,
    handle: (call) => deleteLineItem(call, columns),
  })
  on('post', `${paths.lineItem}/scores`, {
    scopes: [scores],
    answers: scoreType,
    takes: scoreType,
    ignoresAccept: true,
    handle: (call) => postScore(call, scored),
  })
  on('get', `${paths.lineItem}/results`, {
    scopes: [results],
    answers: resultsType,
    handle: (call) => readResults(call, resulting),
  })
  if (paths.notices) {
    const handlers = { scopes: [noticeHandlers], answers: json, ignoresAccept: true }
    on('get', paths.notices, { ...handlers, handle: (call) => readNoticeHandlers(call, notices) })
    on('put', paths.notices, {
      ...handlers,
      takes: json,
      handle: (call) => putNoticeHandler(call, notices),
    })
  }
  if (paths.eula && eula) {
    const user = { scopes: [serviceScopes.eulaUser], answers: json, ignoresAccept: true }
    on('post', `${paths.eula}/user`, { ...user, takes: json, handle: (call) => recordAcceptance(call, eula) })
    on('delete', `${paths.eula}/user`, { ...user, handle: (call) => forgetAcceptances(call, eula) })
    on('put', `${paths.eula}/deployment`, {
      ...user,
      scopes: [serviceScopes.eulaDeployment],
      takes: json,
      handle: (call) => requireEula(call, eula),
    })
  }
  return router
}

function grantTokens({ address, rules, find, tokens, now }: ServiceDesk): RequestHandler {
  const grant = tokenEndpoint({ url: address('token'), rules: rules.token, find, tokens, now })
  return async (request: Request, response: Response) => {
    const { status, body } = await grant(singleValues(request.body))
    response
      .status(status)
      .set({ 'content-type': rules.token.contentType, 'cache-control': 'no-store' })
      .send(JSON.stringify(body))
  }
}
