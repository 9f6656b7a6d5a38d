import type { GoogleAccount } from './google-accounts.ts'
import { hostedDomains } from './google-accounts.ts'
import { applicationId, type GoogleSite } from './google-site.ts'
import type { GoogleSwitches } from './google-switches.ts'
import { pushServiceAccount, pushSubscription, topicName, type PushOffice } from './push/push-office.ts'

/** What a server needs to install the add-on, and tests to see it work and fail. */
export interface PlaygroundGoogle {
  /** Google's `https://HOST/PATH` is at `{base}/HOST/PATH`. */
  base: string
  client: { clientId: string; clientSecret: string }
  hostedDomains: readonly string[]
  /** Of the Marketplace app. */
  applicationId: string
  topicName: string
  pushServiceAccount: string
  pushAudience: string
  pushSubscription: string
  accounts: readonly GoogleAccount[]
  switches: GoogleSwitches
  /** Delivers a notice of a change, registered for or not. */
  push: PushOffice['push']
  /** Until every notice under way was delivered or given up. */
  pushesSettled: PushOffice['settled']
  /** Opened by a browser, signs this account in alone and shows its classes. */
  addressOf(account: GoogleAccount): string
  /** The state behind it all: classes, items, attachments, grants. */
  simulated: GoogleSite['simulated']
}

export const playgroundGoogle = ({
  base,
  simulated,
  accounts,
  switches,
  office,
  addOn,
}: GoogleSite): PlaygroundGoogle => ({
  base,
  client: { clientId: simulated.client.clientId, clientSecret: simulated.client.clientSecret },
  hostedDomains,
  applicationId,
  topicName,
  pushServiceAccount,
  pushAudience: addOn.pushEndpoint,
  pushSubscription,
  accounts,
  switches,
  push: office.push,
  pushesSettled: office.settled,
  addressOf: ({ personId }) => `${base}/be/${personId}`,
  simulated,
})
