import { graphError, type GraphRoute } from './graph-route.ts'

export interface SimulatedSubscription {
  id: string
  tenantId: string
  resource: string
  changeType: string
  notificationUrl: string
  lifecycleNotificationUrl?: string
  clientState: string
  expirationDateTime: string
  reauthorized: number
}

/** Where notices are delivered: the tool's own server. */
export type Deliver = (url: URL, body: string | undefined) => Promise<Response>

/** How long Graph waits for an answer (Graph "change notifications, delivery"). */
const handshakeSeconds = 10
const noticeSeconds = 3

/** Subscriptions with their handshake; `notify` delivers like Graph does. */
export function simulatedSubscriptions({ deliver, now }: { deliver: Deliver; now: () => Date }) {
  const subscriptions = new Map<string, SimulatedSubscription>()
  const undelivered: { address: string; body: string }[] = []

  async function shakesHands(address: string): Promise<boolean> {
    if (!URL.canParse(address)) return false
    const token = `Validation: Testing client application reachability for subscription ${crypto.randomUUID()}`
    const url = new URL(address)
    url.searchParams.set('validationToken', token)
    const begun = now().getTime()
    const answer = await deliver(url, undefined)
    return (
      now().getTime() - begun <= handshakeSeconds * 1000 &&
      answer.status === 200 &&
      (answer.headers.get('content-type') ?? '').startsWith('text/plain') &&
      (await answer.text()) === token
    )
  }

  const isTooFar = (end: unknown): boolean =>
    Date.parse(String(end)) - now().getTime() > 41_760 * 60_000 || Date.parse(String(end)) <= now().getTime()

  const at = (path: RegExp, method: string, respond: GraphRoute['respond']): GraphRoute => ({
    method,
    path,
    application: ['GroupMember.Read.All', 'Group.Read.All', 'User.Read.All'],
    area: 'other',
    respond,
  })
  const known = (respond: (subscription: SimulatedSubscription, body: Record<string, unknown>) => Response) =>
    ((call) => {
      const subscription = subscriptions.get(call.ids[0]!)
      return subscription?.tenantId === call.tenantId
        ? respond(subscription, call.body)
        : graphError(404, 'ResourceNotFound', 'The object was not found.')
    }) satisfies GraphRoute['respond']

  const one = /^\/subscriptions\/([\w-]+)$/
  const routes: GraphRoute[] = [
    at(/^\/subscriptions$/, 'POST', async ({ body, tenantId }) => {
      if (isTooFar(body.expirationDateTime))
        return graphError(400, 'ExtensionError', 'Subscription expiration can only be 41760 minutes ahead.')
      if (typeof body.resource !== 'string' || typeof body.changeType !== 'string')
        return graphError(400, 'ExtensionError', 'A subscription names a resource and a change type.')
      for (const address of [body.notificationUrl, body.lifecycleNotificationUrl].filter(Boolean))
        if (!(await shakesHands(String(address))))
          return graphError(400, 'ValidationError', 'Subscription validation request failed.')
      const made = { ...body, id: crypto.randomUUID(), tenantId, reauthorized: 0 } as SimulatedSubscription
      subscriptions.set(made.id, made)
      return Response.json({ ...made, clientState: null }, { status: 201 })
    }),
    at(
      one,
      'PATCH',
      known((subscription, body) => {
        if (isTooFar(body.expirationDateTime)) return graphError(400, 'ExtensionError', 'Too far ahead.')
        subscription.expirationDateTime = String(body.expirationDateTime)
        return Response.json({ ...subscription, clientState: null })
      }),
    ),
    at(
      one,
      'DELETE',
      known(({ id }) => {
        subscriptions.delete(id)
        return new Response(null, { status: 204 })
      }),
    ),
    at(
      /^\/subscriptions\/([\w-]+)\/reauthorize$/,
      'POST',
      known((subscription) => {
        subscription.reauthorized++
        return new Response(null, { status: 202 })
      }),
    ),
  ]

  async function notify(id: string, notice: Record<string, unknown>): Promise<Response> {
    const subscription = subscriptions.get(id)!
    const { clientState, tenantId, notificationUrl, lifecycleNotificationUrl } = subscription
    const address = 'lifecycleEvent' in notice ? lifecycleNotificationUrl! : notificationUrl
    const value = [{ subscriptionId: id, clientState, tenantId, ...notice }]
    return send({ address, body: JSON.stringify({ value }) })
  }

  /** Tells everybody who subscribed to it that something changed, as `groups` or `groups/{id}/members` names it. */
  async function announce(
    tenantId: string,
    { resource, id, changeType }: { resource: string; id: string; changeType: string },
  ): Promise<void> {
    const interested = [...subscriptions.values()].filter(
      (one) =>
        one.tenantId === tenantId &&
        one.resource.replace(/^\//, '') === resource &&
        one.changeType.split(',').includes(changeType) &&
        Date.parse(one.expirationDateTime) > now().getTime(),
    )
    for (const subscription of interested)
      await notify(subscription.id, { changeType, resource: `${resource}/${id}`, resourceData: { id } })
  }

  async function send(notice: { address: string; body: string }): Promise<Response> {
    const begun = now().getTime()
    const answer = await deliver(new URL(notice.address), notice.body)
    if (!answer.ok || now().getTime() - begun > noticeSeconds * 1000) undelivered.push(notice)
    return answer
  }

  /** What was answered too late, or not well, comes again: also what the tool has already taken. */
  async function redeliver(): Promise<void> {
    for (const notice of undelivered.splice(0)) await send(notice)
  }

  return { routes, subscriptions, notify, announce, redeliver, undelivered }
}
